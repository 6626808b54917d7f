// Loaded into the product before its own code: each SIGUSR2 sets its clock two minutes ahead, so that a test sees an
// answer grow old without waiting for it. Nothing else of the product is touched.

const realNow = Date.now;
let aheadMs = 0;
Date.now = () => realNow() + aheadMs;
process.on('SIGUSR2', () => {
  aheadMs += 120_000;
  process.stdout.write(`clock ahead by ${aheadMs} ms\n`);
});
