import fc from 'fast-check';

// Every property test uses the same values on every run, so that only a change can make it fail. PROPERTY_SEED=random
// tries other values, and a number repeats a run; fast-check prints the seed and path of a failure.
const asked = process.env.PROPERTY_SEED || '20261124';
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED must be a whole number or "random", not "${asked}"`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
