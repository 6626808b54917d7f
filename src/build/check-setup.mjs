// Before a command that needs the packages of this project: ends with one line if Node or the packages do not do.
// With --dev those for working on the project are needed, too.
import './supported-node.mjs';

Promise.all([import('./missing-packages.mjs'), import('./build-parts.mjs')])
  .then(([{ findMissingPackages }, { ROOT }]) => findMissingPackages(ROOT, process.argv[2] === '--dev'))
  .then((missing) => {
    if (missing === undefined) return;
    process.stderr.write(`pai-image-labels: ${missing}\n`);
    process.exit(1);
  });
