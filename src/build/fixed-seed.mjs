import fc from 'fast-check';

// Every property test sees the same values on every run, so that a change is red for what it changed and not by luck.
// PROPERTY_SEED=random looks further, and a number repeats a run; fast-check prints both seed and path of a failure.
const { PROPERTY_SEED = '20261124' } = process.env;
if (PROPERTY_SEED !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(PROPERTY_SEED) });
