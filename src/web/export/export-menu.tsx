import { useEffect, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { copyText } from '../ui/copy-text.ts';
import { CheckIcon, ExportIcon, WarningIcon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';
import { toCsv, toTsv } from './csv.ts';
import { saveText } from './download.ts';
import type { ExportExtension, ExportKind } from './file-name.ts';
import { toJson } from './json.ts';
import { useExportWords } from './use-export-words.ts';

interface ExportMenuProps {
  readonly kind: ExportKind;
  /** How many rows are on screen, and so in the export. With none there is nothing to choose. */
  readonly count: number;
  /** More rows may yet arrive. */
  readonly isPartial?: boolean;
  // Asked only once a choice is made: there may be 100,000 rows.
  readonly table: () => { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly json: () => object;
  readonly fileName: (extension: ExportExtension) => string;
}

const SHOWN_FOR = 1_600;

/** Saves or copies the rows on screen, and says so in place and to assistive technology. */
export function ExportMenu({ kind, count, isPartial = false, table, json, fileName }: ExportMenuProps) {
  const words = useExportWords();
  const { copyFailed } = useWords().table;
  // A new object for each choice, so that a second one shows its mark for the whole time again.
  const [outcome, setOutcome] = useState<{ readonly worked: boolean; readonly text: string }>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const tell = (worked: boolean, text: string) => {
    setOutcome({ worked, text });
    announce('copy', text);
  };
  const save = (extension: ExportExtension, text: string, mediaType: string) => {
    const name = fileName(extension);
    saveText(name, text, mediaType);
    tell(true, words.saved(name));
  };
  const saveCsv = () => {
    const { header, rows } = table();
    save('csv', toCsv(header, rows), 'text/csv');
  };
  const copyRows = async () => {
    const { header, rows } = table();
    const worked = await copyText(toTsv(header, rows));
    tell(worked, worked ? words.copied(rows.length) : copyFailed);
  };

  return (
    <Menu
      name={words.name}
      icon={outcome ? outcome.worked ? <CheckIcon /> : <WarningIcon /> : <ExportIcon />}
      head={isPartial ? words.soFar(words.amount[kind](count)) : words.amount[kind](count)}
      note={outcome?.text}
      unavailable={count === 0 ? words.nothing : undefined}
      items={[
        { id: 'csv', text: words.csv, hint: words.guardHint, onChoose: saveCsv },
        { id: 'json', text: words.json, onChoose: () => save('json', toJson(json()), 'application/json') },
        { id: 'copy', text: words.copy, hint: words.guardHint, onChoose: copyRows },
      ]}
    />
  );
}
