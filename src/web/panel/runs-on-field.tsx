import { failed, ok } from '../../contract/result.ts';
import { readMachine } from '../../contract/runs-on/machine.ts';
import { useStateWords } from '../text/later-words.ts';
import { ScopeField, type ScopeOption } from './scope-field.tsx';

interface RunsOnFieldProps {
  /** The value in the filter: an instance type, `driver:` with a version, or empty for any machine. */
  readonly runs: string;
  readonly onCommit: (runs: string) => void;
}

/**
 * Suggestions: instance families with a known chip, and driver versions from settings of PAI. Other values can be
 * typed.
 */
const EXAMPLES = [
  'driver:535.54.03',
  'driver:550.54.15',
  'driver:570',
  'driver:580',
  'ecs.gn6i',
  'ecs.gn6v',
  'ecs.gn6e',
  'ecs.gn7',
  'ecs.gn8',
  'ecs.ebmppu',
  'ecs.egs',
];

/**
 * The machine on which images must run. A number is a driver version, and `ecs.` may be left out of a family's name.
 */
export function RunsOnField({ runs, onCommit }: RunsOnFieldProps) {
  const words = useStateWords();
  const shownOf = (value: string) => value.replace(/^driver:/, `${words.driver} `);
  const options: ScopeOption[] = EXAMPLES.map((value) => {
    const machine = readMachine(value);
    const note = machine?.kind === 'instance' ? words.family(machine.chip) : words.driverNote;
    return { id: value, value, text: shownOf(value), note, search: `${value} ${shownOf(value)} ${note}` };
  });
  options.unshift({ id: 'any', value: '', text: words.anyMachine, search: words.anyMachine });
  return (
    <ScopeField
      name={words.runsOn}
      shown={runs === '' ? words.anyMachine : shownOf(runs)}
      all={words.anyMachine}
      options={options}
      read={(text) => {
        if (text === '' || text.toLowerCase() === words.anyMachine.toLowerCase()) return ok('');
        const value = meant(text.toLowerCase(), words.driver.toLowerCase());
        return readMachine(value) === undefined ? failed(words.unknownMachine(text)) : ok(value);
      }}
      onCommit={onCommit}
      isQuiet
      // The chosen value is shown in full. The fields beside it shrink.
      className={
        runs === ''
          ? 'lg:w-44'
          : 'lg:max-w-72 lg:min-w-34 lg:shrink-0 lg:[&_input]:flex-auto lg:[&_input]:field-sizing-content'
      }
    />
  );
}

function meant(text: string, driver: string): string {
  const version = text.startsWith(driver) ? text.slice(driver.length) : text.replace(/^driver/, '');
  const number = /^[\s:：]*([0-9][0-9.]*)$/.exec(version)?.[1];
  if (number !== undefined) return `driver:${number}`;
  return /^(gn|ebmppu|egs)/.test(text) ? `ecs.${text}` : text;
}
