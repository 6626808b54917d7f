import { SORT_COLUMNS } from '../../contract/rows/sort-columns.ts';
import { COMMANDS, type CommandName, QUIET_PROGRAM } from '../settings/command-names.ts';
import { SETTINGS } from '../settings/setting-table.ts';
import { COMMAND_OPTIONS, optionsOf, SOURCE_SETTINGS } from './option-table.ts';

/** The JSON of each command, and further parts of its help. */
const REMARKS: Readonly<Record<CommandName, readonly string[]>> = {
  labels: [
    'JSON: source, the filter, count, complete, Labels: [{Key, Value, Images}]. --output uri lists the images behind the labels.',
  ],
  images: [
    'JSON: source, the filter, count, loaded, complete, Images as ListImages answers them. CSV: as the page exports it.',
  ],
  newest: [
    'Frameworks of the filter are compared first. JSON: source, the filter, count, complete, rule, Image as ListImages answers it.',
  ],
  image: ['JSON: source, Image as GetImage answers it. The URI may have its region filled in.'],
  compare: [
    'Two addresses: the labels that differ, with the images that carry them on each side, as the view Compare shows them.',
    'With a saved file: the images that are new in B, gone since A, or changed, with their labels before and after.',
    'JSON: A, B, count, and Labels and newestVersions, or new, gone and changed. Without differences the exit status is 0.',
  ],
  mcp: ['Tools: list_labels, find_images, get_image, compare. They only read. Nothing but the protocol is on stdout.'],
  check: [
    'JSON: source, the filter, count, images, complete, findings: [{kind, details, what, fix, ImageIds}]. The exit status is 0, or 4 with more findings than --max.',
  ],
  save: ['The file is written whole or not at all. --catalog FILE, and compare, read it.'],
};

/** The text of `COMMAND --help`, ready to print. */
export function commandHelp(name: CommandName): string {
  const command = COMMANDS.find((one) => one.name === name);
  const { operands, outputs } = COMMAND_OPTIONS[name];
  const options = optionsOf(name).map(({ flag, value, meaning, name: option }) => [
    `${flag} ${value}`,
    option === 'output'
      ? `${meaning}: ${outputs.join(', ')}; ${outputs[0]} by default`
      : option === 'sort'
        ? `${meaning}: ${sortColumns(name)}`
        : meaning,
  ]);
  const settings = SETTINGS.filter((row) => SOURCE_SETTINGS.includes(row.name)).map(
    ({ flag = '', variable, meaning }) => [
      `${flag} VALUE`,
      `${meaning.replace('that the page opens with', 'to look in')} (${variable})`,
    ],
  );
  return [
    `${name}: ${command?.meaning ?? ''}`,
    '',
    `usage: ${QUIET_PROGRAM} ${[name, ...operands].join(' ')} [--option VALUE | --option=VALUE] ...`,
    ...(options.length > 0 ? ['', 'options', ...aligned(options)] : []),
    '',
    'settings: where images come from',
    ...aligned(settings),
    '',
    ...REMARKS[name],
    '',
    'Data goes to stdout, everything else to stderr. Exit status: 0 done, 1 error, 2 error in the command line, 3 no result, 4 too many findings.',
  ].join('\n');
}

function sortColumns(name: CommandName): string {
  const columns: readonly string[] = name === 'labels' || name === 'images' ? SORT_COLUMNS[name] : [];
  return columns.join(', ');
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(([head = '']) => head.length));
  return rows.map(([head = '', text = '']) => `  ${head.padEnd(width)}  ${text}`);
}
