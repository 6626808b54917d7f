import { STATE_WORDS } from '../../contract/life-cycle/states.ts';
import { FILTER_PARTS } from '../search/read-filter.ts';
import type { CommandName } from '../settings/command-names.ts';
import type { SettingName } from '../settings/setting-table.ts';

/** The output formats of a list. */
export const OUTPUTS = ['table', 'json', 'csv', 'uri', 'markdown'] as const;
export type Output = (typeof OUTPUTS)[number] | 'renovate';

interface OptionFacts {
  readonly flag: string;
  /** The placeholder of the value in the help. */
  readonly value: string;
  readonly meaning: string;
  /** Repeated values are joined by commas; for other options the last one counts. */
  readonly joins?: boolean;
}

/** Every option of a command. The settings that choose the source are in the table of settings. */
const OPTION_ROWS = {
  filter: {
    flag: '--filter',
    value: 'KEY=VALUE,...',
    joins: true,
    meaning: 'images with these labels; KEY=* for any value. Several values of one key mean any of them',
  },
  not: {
    flag: '--not',
    value: 'KEY=VALUE,...',
    joins: true,
    meaning: 'images with none of these labels; KEY=* for any value',
  },
  none: {
    flag: '--none',
    value: 'FACET,...',
    joins: true,
    meaning: 'images with no label of chip, framework, cuda, python or supported',
  },
  from: {
    flag: '--from',
    value: 'KEY=VERSION,...',
    joins: true,
    meaning: 'images with at least this version of the key',
  },
  to: {
    flag: '--to',
    value: 'KEY=VERSION,...',
    joins: true,
    meaning: 'images with at most this version; 12.4 covers 12.4.1',
  },
  any: { flag: '--any', value: 'framework', meaning: 'one framework of the filter is enough' },
  state: {
    flag: '--state',
    value: 'STATE,...',
    joins: true,
    meaning: `images of one of these states: ${STATE_WORDS.join(', ')}`,
  },
  runs: {
    flag: '--runs',
    value: 'MACHINE',
    meaning: 'images that run on an instance type, such as ecs.gn7i-c8g1.2xlarge, or on driver:VERSION',
  },
  keys: { flag: '--keys', value: 'KEY,...', joins: true, meaning: 'labels of these keys only' },
  q: { flag: '--q', value: 'TEXT', meaning: 'rows that contain each word of the text' },
  sort: { flag: '--sort', value: 'COLUMN,...', joins: true, meaning: 'the order; -COLUMN is descending' },
  max: { flag: '--max', value: 'N', meaning: 'exit status 4 if there are more findings' },
  output: { flag: '--output', value: 'FORMAT', meaning: 'the output format' },
} as const satisfies Readonly<Record<string, OptionFacts>>;

export type OptionName = keyof typeof OPTION_ROWS;

export interface OptionRow extends OptionFacts {
  readonly name: OptionName;
}

const OPTIONS: readonly OptionRow[] = Object.entries<OptionFacts>(OPTION_ROWS).map(([name, row]) => ({
  name: name as OptionName,
  ...row,
}));

export interface CommandOptions {
  readonly operands: readonly string[];
  readonly options: readonly OptionName[];
  readonly outputs: readonly Output[];
}

const FILTERS: readonly OptionName[] = FILTER_PARTS;

/** The options of each command. */
export const COMMAND_OPTIONS: Readonly<Record<CommandName, CommandOptions>> = {
  labels: { operands: [], options: [...FILTERS, 'keys', 'q', 'sort', 'output'], outputs: OUTPUTS },
  images: { operands: [], options: [...FILTERS, 'q', 'sort', 'output'], outputs: OUTPUTS },
  newest: { operands: [], options: [...FILTERS, 'output'], outputs: [...OUTPUTS, 'renovate'] },
  image: { operands: ['ID-or-URI'], options: ['output'], outputs: ['table', 'json', 'uri'] },
  compare: { operands: ['A', 'B'], options: ['output'], outputs: ['table', 'json', 'csv', 'markdown'] },
  mcp: { operands: [], options: [], outputs: [] },
  check: { operands: [], options: [...FILTERS, 'max', 'output'], outputs: ['table', 'json', 'csv'] },
  save: { operands: ['FILE'], options: [], outputs: [] },
};

/** The settings that choose the source of a command. The others belong to the server. */
export const SOURCE_SETTINGS: readonly SettingName[] = [
  'source',
  'region',
  'workspaceId',
  'catalog',
  'endpoint',
  'network',
];

/** The options of a command. */
export function optionsOf(name: CommandName): readonly OptionRow[] {
  return COMMAND_OPTIONS[name].options.flatMap((option) => OPTIONS.find((row) => row.name === option) ?? []);
}
