/**
 * @typedef {{ Key: string, Value: string }} Label
 */

/** @param {string} key @param {readonly string[]} values */
const labels = (key, values) => values.map((value) => ({ Key: key, Value: value }));

/** @param {number} major @param {number} from @param {number} to @param {number} patches */
const versions = (major, from, to, patches) =>
  Array.from(
    { length: (to - from + 1) * patches },
    (_, n) => `${major}.${from + Math.floor(n / patches)}.${n % patches}`,
  );

/** The labels of PAI itself, by kind: an image has at most one of a kind. */
export const SYSTEM_KINDS = [
  labels('system.chipType', ['GPU', 'CPU', 'PPU', 'XPU']),
  [
    ...labels('system.framework.PyTorch', [...versions(1, 8, 13, 2), ...versions(2, 0, 8, 3)]),
    ...labels('system.framework.TensorFlow', [...versions(1, 12, 15, 2), ...versions(2, 3, 18, 2)]),
    ...labels('system.framework.vLLM', versions(0, 4, 11, 4)),
    ...labels('system.framework.SGLang', versions(0, 2, 5, 6)),
    ...labels('system.framework.Megatron-LM', versions(0, 8, 14, 1)),
    ...labels(
      'system.framework',
      versions(1, 5, 7, 3).map((version) => `XGBoost ${version}`),
    ),
  ],
  labels('system.pythonVersion', ['3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13']),
  labels('system.dsw.cudaVersion', ['10.2', '11.1', '11.3', '11.7', '11.8', '12.1', '12.4', '12.6', '12.8', '13.0']),
  [
    ...labels('system.supported.dlc', ['true']),
    ...labels('system.supported.dsw', ['true']),
    ...labels('system.supported.eas', ['true']),
  ],
  labels('system.official', ['true', 'false']),
  labels('system.origin', ['PAI', 'Community']),
  labels('system.dsw.os', ['ubuntu', 'centos', 'alinux']),
];

const TEAMS = ['vision', 'speech', 'ranking', 'search', '推荐', '视觉', 'safety', 'platform'];

/**
 * Forms of custom labels: each form turns a number into a value, and different numbers into different values.
 *
 * @type {readonly (readonly [key: string, valueAt: (n: number) => string])[]}
 */
const TEAM_VALUES = [
  ['team.project', (n) => `project-${String(n).padStart(5, '0')}`],
  ['team.owner', (n) => `${TEAMS[n % TEAMS.length]}-${Math.floor(n / TEAMS.length)}`],
  ['team.release', (n) => `${n >> 8}.${(n >> 4) & 15}.${n & 15}`],
  ['team.commit', (n) => ((Math.imul(n + 1, 0x9e3779b1) >>> 0) + 2 ** 32).toString(16).slice(1)],
  ['team.dataset', (n) => `oss://datasets/${TEAMS[n % 4]}/v${n}`],
  ['team.built', (n) => new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toISOString()],
  ['team.note', (n) => `run ${n}, checked by ${TEAMS[n % TEAMS.length]}`],
  ['团队.任务', (n) => `任务 ${n}`],
];
/** The least number of keys, so that no key has a large part of all labels. */
const MIN_TEAM_KEYS = 24;

/**
 * Custom labels, all different; any `inARow` consecutive ones have different keys.
 *
 * @param {number} count
 * @param {number} inARow
 * @returns {(index: number) => Label} the label at an index below `count`
 */
export function teamLabels(count, inARow) {
  const keys = Math.min(Math.max(MIN_TEAM_KEYS, inARow), count);
  return (index) => {
    const key = index % keys;
    const form = TEAM_VALUES[key % TEAM_VALUES.length];
    if (form === undefined) throw new Error('There is no form of value.');
    const [name, valueAt] = form;
    const turn = Math.floor(key / TEAM_VALUES.length);
    return { Key: turn === 0 ? name : `${name}.${turn + 1}`, Value: valueAt(Math.floor(index / keys)) };
  };
}
