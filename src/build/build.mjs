// npm run build: builds everything, stale or not.
import './supported-node.mjs';

import('./build-parts.mjs').then(({ buildOrExit, PARTS }) => buildOrExit(PARTS));
