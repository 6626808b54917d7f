import type { ReactNode } from 'react';
import { readImageSize } from '../../../../contract/image-tally/image-size.ts';
import { keyName } from '../../../text/key-name.ts';
import { useCandidateWords, useCompareWords, useImageWords } from '../../../text/later-words.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { VisibleValue } from '../../../ui/visible-value.tsx';
import type { ComparedRow, RowKind } from './compared-rows.ts';

const MAX_CHARS = 300;

/** Facts that are not labels have their own names. All other rows have the name of their key. */
const FACTS = { regions: 'regions', workspace: 'workspace', created: 'created', size: 'size' } as const;

function isFact(kind: RowKind): kind is keyof typeof FACTS {
  return Object.hasOwn(FACTS, kind);
}

/** The name of a row in words; undefined for a key that is clear by itself. */
export function useRowName(): (row: ComparedRow) => string | undefined {
  const words = useCandidateWords();
  const shared = useWords();
  return ({ kind, framework, keys }) => {
    if (kind === 'framework') return framework;
    return isFact(kind) ? words[kind] : keyName(shared, keys[0] ?? '');
  };
}

/** The head of a row: its name, and its keys on a separate line. */
export function RowHead({ row }: { readonly row: ComparedRow }) {
  const words = useCandidateWords();
  const { signs } = useWords();
  const name = useRowName()(row);
  const keys = row.keys.join(signs.list).slice(0, MAX_CHARS);
  return (
    <span className="flex gap-1.5">
      {/* A sign in addition to the tint, which not everybody sees. */}
      <span aria-hidden="true" className="w-3 shrink-0 text-accent-text">
        {row.differs ? '≠' : ''}
      </span>
      <span className="min-w-0">
        {name !== undefined && (
          <span className="block font-medium wrap-anywhere [&_bdi]:whitespace-pre-wrap">
            {row.kind === 'framework' ? <VisibleValue runs={visibleRuns(name.slice(0, MAX_CHARS))} /> : name}
          </span>
        )}
        {keys !== '' && (
          <span
            title={visibleText(keys)}
            // On a phone the name is enough: a full key would take most of the screen, and a cut one would be
            // meaningless.
            className={`block font-mono text-12 wrap-anywhere sm:[&_bdi]:whitespace-pre-wrap ${name === undefined ? '' : 'text-muted max-sm:sr-only'}`}
          >
            <VisibleValue runs={visibleRuns(keys)} />
          </span>
        )}
        {row.differs && <span className="sr-only">{words.differs}</span>}
      </span>
    </span>
  );
}

interface CellProps {
  readonly row: ComparedRow;
  readonly values: readonly string[];
  readonly isEmbedded: boolean;
}

/** The values of an image in a row, one below the other. */
export function CellValues({ row, values, isEmbedded }: CellProps) {
  const words = useCandidateWords();
  const { everyRegion } = useImageWords();
  const { signs } = useWords();
  const draw = useDrawnValue();
  if (values.length === 0) {
    // In the built-in catalog, an image without known regions is in every region.
    if (row.kind === 'regions' && isEmbedded) return <span className="text-muted">{everyRegion}</span>;
    return (
      <>
        <span aria-hidden="true" className="text-muted">
          –
        </span>
        <span className="sr-only">{words.none}</span>
      </>
    );
  }
  if (row.kind === 'service') return <span translate="no">{values.join(signs.list)}</span>;
  return (
    <ul>
      {values.map((value) => (
        <li key={value} className="wrap-anywhere [&_bdi]:whitespace-pre-wrap">
          {draw(row.kind, value)}
        </li>
      ))}
    </ul>
  );
}

/** Formats a value: times and sizes in the reader's format, other values unchanged. */
function useDrawnValue(): (kind: RowKind, value: string) => ReactNode {
  const shared = useWords();
  const { noVersion } = useCompareWords();
  const { size } = useImageWords();
  return (kind, value) => {
    if (kind === 'created') {
      const at = Date.parse(value);
      if (!Number.isNaN(at)) return <time dateTime={value}>{shared.formats.dateTime(at)}</time>;
    }
    if (kind === 'size') {
      const { text, title } = size[readImageSize(Number(value)).unit](Number(value));
      return <span title={title}>{text}</span>;
    }
    if (kind === 'workspace' && value === '0') return shared.filters.noWorkspace;
    if (value === '') {
      return <em className="text-muted">{kind === 'framework' ? noVersion : shared.table.empty}</em>;
    }
    return <VisibleValue runs={visibleRuns(value.slice(0, MAX_CHARS))} />;
  };
}
