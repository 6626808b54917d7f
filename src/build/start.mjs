// npm start. The first file that runs: old versions of Node must be able to read it, and it must be done quickly.
import './supported-node.mjs';

// By default node opens a debugger on SIGUSR1, and ends on SIGUSR2. The server has its own use for the second.
process.on('SIGUSR1', () => {});
process.on('SIGUSR2', () => {});
import('./build-and-start.mjs');
