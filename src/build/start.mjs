// npm start. The first file that runs: old versions of Node must be able to parse it, and it must finish quickly.
import './supported-node.mjs';

// By default node opens a debugger on SIGUSR1, and exits on SIGUSR2. The server uses the second.
process.on('SIGUSR1', () => {});
process.on('SIGUSR2', () => {});
import('./build-and-start.mjs');
