import { useEffect, useState } from 'react';
import { toCsv, toTsv } from '../../contract/rows/csv.ts';
import { toJson } from '../../contract/rows/json.ts';
import { useExportWords } from '../text/later-words.ts';
import { useWords } from '../text/words.tsx';
import { announce } from '../ui/announcer.tsx';
import { copyText } from '../ui/copy-text.ts';
import { CheckIcon, ExportIcon, WarningIcon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';
import { type ExportExtension, type ExportKind, saveFile } from './download.ts';
import { countLongCells, MAX_CELL_CHARS, MAX_SHEET_ROWS, toXlsx } from './xlsx.ts';

interface ExportMenuProps {
  readonly kind: ExportKind;
  /** The number of rows on screen, and so in the export. If 0, there is nothing to choose. */
  readonly count: number;
  /** More rows may still load. */
  readonly isPartial?: boolean;
  // Called only after a choice: there may be 100,000 rows.
  readonly table: () => { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly json: () => object;
  readonly fileName: (extension: ExportExtension) => string;
}

const SHOWN_FOR = 1_600;
/** An error or a warning takes longer to read than a file name. */
const SENTENCE_SHOWN_FOR = 8_000;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The result of the last choice. A sentence is shown below the button for a while; without one, a mark and a tooltip are enough. */
interface Outcome {
  readonly worked: boolean;
  readonly text: string;
  readonly isSentence: boolean;
}

/** Saves or copies the rows on screen, and says so in place and to assistive technology. */
export function ExportMenu({ kind, count, isPartial = false, table, json, fileName }: ExportMenuProps) {
  const words = useExportWords();
  const { copyFailed } = useWords().table;
  // A new object for each choice, so that a second one restarts the time of its mark.
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), outcome.isSentence ? SENTENCE_SHOWN_FOR : SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const report = (worked: boolean, text: string, isSentence = !worked) => {
    setOutcome({ worked, text, isSentence });
    announce('copy', text);
  };
  const save = (
    extension: ExportExtension,
    content: string | Uint8Array<ArrayBuffer>,
    mediaType: string,
    remark?: string,
  ) => {
    const name = fileName(extension);
    saveFile(name, content, mediaType);
    if (remark === undefined) report(true, words.saved(name));
    else report(true, `${words.saved(name)}. ${remark}`, true);
  };
  const saveCsv = () => {
    const { header, rows } = table();
    const long = countLongCells([header, ...rows]);
    save('csv', toCsv(header, rows), 'text/csv', long > 0 ? words.longCells(long, MAX_CELL_CHARS) : undefined);
  };
  const saveXlsx = async () => {
    const { header, rows } = table();
    if (rows.length >= MAX_SHEET_ROWS) return report(false, words.tooManyRows(MAX_SHEET_ROWS));
    try {
      const cut = countLongCells([header, ...rows]);
      const remark = cut > 0 ? words.cutCells(cut, MAX_CELL_CHARS) : undefined;
      save('xlsx', await toXlsx(words.amount[kind](count), header, rows), XLSX_TYPE, remark);
    } catch {
      // The library loads now, but the server may be down or have another version.
      report(false, words.notSaved);
    }
  };
  const copyRows = async () => {
    const { header, rows } = table();
    const worked = await copyText(toTsv(header, rows));
    report(worked, worked ? words.copied(rows.length) : copyFailed);
  };

  return (
    <div className="relative">
      <Menu
        name={words.name}
        icon={outcome ? outcome.worked ? <CheckIcon /> : <WarningIcon /> : <ExportIcon />}
        head={isPartial ? words.soFar(words.amount[kind](count)) : words.amount[kind](count)}
        note={outcome?.text}
        unavailable={count === 0 ? words.nothing : undefined}
        about={words.about}
        items={[
          { id: 'xlsx', text: words.xlsx, onChoose: saveXlsx },
          { id: 'csv', text: words.csv, hint: words.guardHint, onChoose: saveCsv },
          { id: 'json', text: words.json, onChoose: () => save('json', toJson(json()), 'application/json') },
          { id: 'copy', text: words.copy, hint: words.guardHint, onChoose: copyRows },
        ]}
      />
      {outcome?.isSentence && (
        <p className="absolute top-full right-0 z-30 mt-1 w-72 rounded-control border border-line bg-raised px-3 py-2 text-12 text-text shadow-popover">
          {outcome.text}
        </p>
      )}
    </div>
  );
}
