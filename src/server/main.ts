#!/usr/bin/env node
// The first file that runs. Old versions of Node must be able to parse it, so it loads the program after the check.
// biome-ignore lint/style/noRestrictedImports: this file is no part of the program, and every start has one check
import '../build/supported-node.mjs';

import('./program.ts');
