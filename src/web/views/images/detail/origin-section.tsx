import type { ImageProvenance } from '../../../../contract/provenance.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { PlainText } from './plain-text.tsx';

/** The source of an image's record in the built-in catalog, and how reliable it is. */
export function OriginSection({ origin }: { readonly origin: ImageProvenance }) {
  const words = useDetailWords();
  // The catalog writes the tier as a letter and a word: `C-pai-team`.
  const tier = origin.Evidence?.slice(0, 1) ?? '';
  const evidence = Object.hasOwn(words.origin.evidence, tier) ? words.origin.evidence[tier] : origin.Evidence;
  const { Source: sources = [], Note: note, ImageIdSeen: idSeen } = origin;
  if (!evidence && !note && !idSeen && sources.length === 0) return null;
  return (
    <DrawerSection title={words.origin.title}>
      <div className="flex flex-col gap-1 text-13 wrap-anywhere">
        {evidence && (
          <p>
            <PlainText text={evidence} />
          </p>
        )}
        {idSeen && <p>{words.origin.idSeen(visibleText(idSeen))}</p>}
        {note && (
          <p>
            <PlainText text={note} />
          </p>
        )}
        <ul className="flex flex-col gap-0.5 text-12 text-muted">
          {sources.map((source) => (
            <li key={source}>
              <Source text={source} />
            </li>
          ))}
        </ul>
      </div>
    </DrawerSection>
  );
}

/** Only a web address is a link: a custom catalog may contain any text, even `javascript:`. */
function Source({ text }: { readonly text: string }) {
  if (!isWebAddress(text)) return <PlainText text={text} />;
  return (
    <a href={text} target="_blank" rel="noreferrer" className="text-accent-text underline underline-offset-2">
      <PlainText text={text} />
    </a>
  );
}

/** `URL.canParse` is missing in Safari 16 and Chrome 119. */
function isWebAddress(text: string): boolean {
  try {
    return /^https?:\/\/\S+$/i.test(text) && new URL(text).host !== '';
  } catch {
    return false;
  }
}
