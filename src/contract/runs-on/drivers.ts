/** The oldest driver that runs a version of CUDA. */
export interface DriverRule {
  readonly cuda: string;
  readonly minDriver: string;
  /** Where the rule was read. */
  readonly source: string;
}

const SOURCE = 'https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html';

/** NVIDIA, CUDA Compatibility, minor version compatibility, tables 1 and 2, by version of CUDA. */
const OLDEST: DriverRule = { cuda: '10.0', minDriver: '410.48', source: SOURCE };
const RULES: readonly DriverRule[] = [
  OLDEST,
  { cuda: '10.1', minDriver: '418.39', source: SOURCE },
  { cuda: '10.2', minDriver: '440.33', source: SOURCE },
  { cuda: '11', minDriver: '450', source: SOURCE },
  { cuda: '12', minDriver: '525', source: SOURCE },
  { cuda: '13', minDriver: '580', source: SOURCE },
];

/** The rule for a CUDA older than the table: a driver of its oldest row runs every older toolkit. */
export function ruleForOlder(major: string): DriverRule | undefined {
  return Number(major) < Number.parseInt(OLDEST.cuda, 10) ? OLDEST : undefined;
}

/** The rules for a version of CUDA, ascending: several if it has no minor and its major has several rows. */
export function rulesOf(major: string, minor: string | undefined): readonly DriverRule[] {
  const number = Number(major);
  return RULES.filter(({ cuda }) => {
    const [ruleMajor, ruleMinor] = cuda.split('.').map(Number);
    return ruleMajor === number && (ruleMinor === undefined || minor === undefined || ruleMinor === Number(minor));
  });
}

/** Compares `535.54.03` and `535` number by number; a missing number is 0. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
