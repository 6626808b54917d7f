import { Fragment, type ReactNode, useId, useState } from 'react';
import { useSession } from '../../api/use-session.ts';
import { useKeyWords } from '../../text/later-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Combination, EXAMPLES, KEY_GROUPS, type KeyLine } from './help-keys.ts';
import { areLettersOn, switchLetters } from './letters.ts';

/** One sheet: the keys, examples of filters, and the origin of the data. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useKeyWords();
  const session = useSession();
  const [letters, setLetters] = useState(areLettersOn);
  return (
    <Dialog title={words.help} closeName={words.close} onClose={onClose}>
      <Part title={words.keys}>
        <LetterSwitch
          isOn={letters}
          onSwitch={() => {
            switchLetters(!letters);
            setLetters(!letters);
          }}
        />
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {KEY_GROUPS.map(([group, lines]) => (
            <KeyList key={group} title={words.groups[group]} lines={lines} letters={letters} />
          ))}
        </div>
      </Part>
      <Part title={words.grammar}>
        <p className="pb-2 text-13 text-muted">{words.grammarIntro}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-13 max-sm:grid-cols-1">
          {EXAMPLES.map(([text, shows]) => (
            <Fragment key={text}>
              <dt translate="no" className="font-mono text-12 leading-5 wrap-anywhere">
                {text}
              </dt>
              <dd className="text-muted max-sm:pb-1.5">{words.examples[shows]}</dd>
            </Fragment>
          ))}
        </dl>
      </Part>
      <Part title={words.data}>
        <ul className="flex list-disc flex-col gap-1 pl-4 text-13">
          {words[session.data?.source ?? 'embedded'].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Part>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="pt-5 first:pt-0">
      <h3 className="pb-2 text-14 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function LetterSwitch({ isOn, onSwitch }: { readonly isOn: boolean; readonly onSwitch: () => void }) {
  const words = useKeyWords();
  const id = useId();
  return (
    <div className="mb-4 flex items-start gap-3 rounded-control border border-line bg-sunken px-3 py-2">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-hint`}
        onClick={onSwitch}
        className="calm relative h-6 w-10 shrink-0 rounded-pill border border-edge bg-raised aria-checked:border-accent aria-checked:bg-accent after:absolute after:top-1/2 after:left-1 after:size-4 after:-translate-y-1/2 after:rounded-pill after:bg-edge aria-checked:after:left-auto aria-checked:after:right-1 aria-checked:after:bg-on-accent forced-colors:aria-checked:bg-[Highlight] forced-colors:after:bg-[ButtonText]"
      />
      <div className="min-w-0">
        <div id={`${id}-name`} className="text-13 leading-6 font-medium">
          {words.lettersName}
        </div>
        <p id={`${id}-hint`} className="text-12 text-muted">
          {words.lettersHint}
        </p>
      </div>
    </div>
  );
}

interface KeyListProps {
  readonly title: string;
  readonly lines: readonly KeyLine[];
  /** Whether single letters are shortcuts now. */
  readonly letters: boolean;
}

function KeyList({ title, lines, letters }: KeyListProps) {
  const words = useKeyWords();
  return (
    <div>
      <h4 className="pb-1 text-12 font-medium text-muted">{title}</h4>
      <dl className="text-13">
        {lines.map(({ keys, does, isLetter = false }) => (
          <div
            key={does}
            className={`flex min-h-7 items-center justify-between gap-3 border-b border-line py-0.5 ${isLetter && !letters ? 'text-muted line-through' : ''}`}
          >
            <dt className="min-w-0">{words.does[does]}</dt>
            <dd className="flex flex-wrap items-center justify-end gap-1.5">
              {keys.map((combination, at) => (
                <Fragment key={combination.parts.join(' ')}>
                  {at > 0 && does !== 'ends' && does !== 'inRow' && (
                    <span className="text-12 text-muted">{words.orKey}</span>
                  )}
                  <Keys {...combination} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Keys({ parts, isSequence = false }: Combination) {
  const words = useKeyWords();
  return (
    <span translate="no" className="flex items-center gap-1 whitespace-nowrap">
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && isSequence && <span className="text-12 text-muted">{words.thenKey}</span>}
          <kbd className="inline-flex min-h-5 min-w-5 items-center justify-center rounded-control border border-edge bg-sunken px-1 font-mono text-12">
            {part}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
