import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../settings/command-names.ts';
import { isCommand, splitCommandLine } from '../settings/given-values.ts';
import { commandHelp } from './help.ts';
import { optionsOf } from './option-table.ts';
import { readCommand } from './read-command.ts';

function read(...args: readonly string[]) {
  const line = splitCommandLine(args);
  if (line === undefined) throw new Error('no word stands alone');
  return readCommand(line, {});
}

function issuesOf(...args: readonly string[]): readonly string[] {
  const result = read(...args);
  return result.kind === 'issues' ? result.issues : [];
}

describe('the standalone word', () => {
  test.each<[readonly string[], string | undefined]>([
    [['labels'], 'labels'],
    [['--source', 'live', 'labels', '--q', 'x'], 'labels'],
    [['--source=live', 'save', 'f'], 'save'],
    [['--', 'images'], 'images'],
    [['--help', 'labels'], 'labels'],
    [['--port', '0'], undefined],
    [['--port', '--help'], undefined],
    [[], undefined],
  ])('of %j is %s', (args, word) => {
    expect(splitCommandLine(args)?.word).toBe(word);
  });

  test('is not a command if it is the value of a setting, given directly or left over by npm', () => {
    expect(isCommand({ word: 'live', at: 0, rest: [] }, {})).toBe(false);
    const npm = { npm_lifecycle_event: 'start', npm_config_region: 'true' };
    expect(isCommand({ word: 'cn-shanghai', at: 0, rest: [] }, npm)).toBe(false);
    expect(isCommand({ word: 'cn-shanghai', at: 0, rest: [] }, {})).toBe(true);
    expect(isCommand({ word: 'labels', at: 2, rest: [] }, npm)).toBe(true);
    expect(isCommand({ word: 'stray', at: 2, rest: [] }, {})).toBe(false);
  });
});

describe('a command line', () => {
  test('contains options, operands and settings in any order', () => {
    const result = read(
      'images',
      '--sort',
      '-Name',
      '--region=cn-shanghai',
      '--filter',
      'a=1',
      '--filter',
      'b=2',
      '--output=json',
    );
    expect(result).toMatchObject({
      kind: 'command',
      request: { name: 'images', output: 'json', settings: ['--region', 'cn-shanghai'] },
    });
    const options = result.kind === 'command' ? Object.fromEntries(result.request.options) : {};
    expect(options).toEqual({ sort: '-Name', filter: 'a=1,b=2', output: 'json' });
  });

  test('treats an empty value as absent, and uses the last of a repeated single value', () => {
    const result = read('labels', '--filter=', '--q', 'a', '--q', 'b');
    expect(result.kind === 'command' && Object.fromEntries(result.request.options)).toEqual({ q: 'b' });
  });

  test.each<[readonly string[], RegExp]>([
    [['lables'], /^"lables" is not a command; did you mean labels\? commands: labels/],
    [['—source'], /^a word that stands alone is not a command; the flag is --source, with two hyphens; commands/],
    [['-port'], /the flag is --port, with two hyphens/],
    [['port=1'], /the flag is --port, with two hyphens/],
    [['help'], /the flag is --help, with two hyphens/],
    [['s3cr3t-of-mine'], /^a word that stands alone is not a command; commands: labels/],
    [['labels', '--filtr', 'a=1'], /^"--filtr": is not an option of labels; did you mean --filter\?/],
    [['labels', '--out', 'json'], /did you mean --output\?/],
    [['labels', '--zzz'], /^"--zzz": is not an option of labels; labels --help lists them/],
    [['labels', '--port', '1'], /^--port: has no meaning with labels; it is a setting of the server/],
    [['labels', '--filter'], /^--filter: has no value; write --filter KEY=VALUE/],
    [['labels', '-h'], /"-h" is not understood; options begin with --/],
    [['labels', '--help=yes'], /^--help: takes no value, but was given "yes"$/],
    [['labels', 'more'], /"more" is one word too many/],
    [['labels', '--output', 'xml'], /^--output: "xml" is not allowed; allowed: table, json, csv, uri, markdown$/],
    [['compare', 'a'], /^compare: B is missing; write npm start -- compare A B/],
    [['compare', 'a', 'b', '--output', 'uri'], /allowed: table, json, csv, markdown$/],
    [['save', ''], /^save: FILE is empty/],
  ])('%j is refused with one line', (args, issue) => {
    expect(issuesOf(...args)).toEqual([expect.stringMatching(issue)]);
  });

  test.each<[string, readonly string[], string, string]>([
    ['labels', ['a=1'], 'filter', 'npm start -- labels --filter KEY=VALUE,...'],
    ['compare', ['a', 'b'], 'output', 'npm start -- compare A B --output FORMAT'],
    ['save', ['f'], 'region', 'npm start -- save FILE --region VALUE'],
    ['check', [], 'maxsockets', 'npm start -- check --max N'],
    ['images', [], 'token_description', 'npm start -- images --to KEY=VERSION,...'],
  ])('%s %j without what npm took as %s reports the right form', (word, rest, taken, form) => {
    const environment = { npm_lifecycle_event: 'start', [`npm_config_${taken}`]: 'true' };
    expect(readCommand({ word, at: 0, rest }, environment)).toEqual({
      kind: 'issues',
      issues: [
        expect.stringMatching(new RegExp(`npm took this option as its own; write: ${form.replace(/[*.]/g, '.')}$`)),
      ],
    });
    const elsewhere = readCommand({ word, at: 0, rest }, { ...environment, npm_lifecycle_event: 'x' });
    expect(JSON.stringify(elsewhere)).not.toContain('npm took');
  });

  test('may have an option whose long name in npm a person has configured', () => {
    const environment = { npm_lifecycle_event: 'start', npm_config_maxsockets: '5' };
    expect(readCommand({ word: 'check', at: 0, rest: ['--max', '3'] }, environment).kind).toBe('command');
    const configured = { ...environment, NPM_CONFIG_MAXSOCKETS: '5' };
    expect(readCommand({ word: 'check', at: 0, rest: [] }, configured).kind).toBe('command');
  });
});

test.each(COMMANDS.map(({ name }) => name))('the help of %s names all of its options', (name) => {
  expect(read(name, '--help')).toEqual({ kind: 'help', name });
  const help = commandHelp(name);
  for (const { flag } of optionsOf(name)) expect(help).toContain(`  ${flag} `);
  expect(help).toContain('--catalog');
  expect(help).not.toContain('--port');
});
