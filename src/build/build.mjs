// npm run build: builds everything anew.
import { buildOrExit, PARTS } from './build-parts.mjs';

await buildOrExit(PARTS);
