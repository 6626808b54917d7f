import { ExportMenu } from '../export/export-menu.tsx';
import { exportFileName } from '../export/file-name.ts';
import { type CompareExport, compareJson, compareTable } from './compare-export.ts';

interface ExportCompareProps {
  readonly count: number;
  /** What stands on screen; asked only when something is exported. */
  readonly content: () => CompareExport;
}

/** Saves or copies the comparison on screen. The file is named after side A. */
export function ExportCompare({ count, content }: ExportCompareProps) {
  return (
    <ExportMenu
      kind="compare"
      count={count}
      table={() => compareTable(content())}
      json={() => compareJson(content())}
      fileName={(extension) => {
        const { region, workspaceId } = content().a.scope;
        return exportFileName('compare', region, workspaceId, new Date(), extension);
      }}
    />
  );
}
