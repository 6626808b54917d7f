// Runs before commands that need the packages of this project: exits with one line if Node or a package is unsuitable.
import './supported-node.mjs';

Promise.all([import('./missing-packages.mjs'), import('./build-parts.mjs')])
  .then(([{ findMissingPackages }, { ROOT }]) => findMissingPackages(ROOT))
  .then((missing) => {
    if (missing === undefined) return;
    process.stderr.write(`pai-image-labels: ${missing}\n`);
    process.exit(1);
  });
