// Before a command that needs the packages of this project: ends with one line if Node or the packages do not do.
import './supported-node.mjs';

Promise.all([import('./missing-packages.mjs'), import('./build-parts.mjs')])
  .then(([{ findMissingPackages }, { ROOT }]) => findMissingPackages(ROOT))
  .then((missing) => {
    if (missing === undefined) return;
    process.stderr.write(`pai-image-labels: ${missing}\n`);
    process.exit(1);
  });
