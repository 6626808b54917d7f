import fc from 'fast-check';

// Every property test sees the same values on every run, so that a change is red for what it changed and not by luck.
// PROPERTY_SEED=random looks further, and a number repeats a run; fast-check prints both seed and path of a failure.
const asked = process.env.PROPERTY_SEED || '20261124';
if (asked !== 'random') {
  const seed = Number(asked);
  if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED must be a whole number or "random", not "${asked}"`);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
