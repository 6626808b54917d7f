/** How long the address of a saved file stays valid, in milliseconds. If it were revoked at once, Safari could not read it. */
const KEPT_FOR = 40_000;

/** Lets the browser save content under a file name. A text is written as UTF-8. `mediaType` is for example `text/csv`. */
export function saveFile(fileName: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR);
}

/** The kind of content in an export. */
export type ExportKind = 'labels' | 'images' | 'compare' | 'compared-images' | 'matrix' | 'checks';
export type ExportExtension = 'xlsx' | 'csv' | 'json';

/** A part of the address may be long; the whole name must stay within the 255 bytes of common file systems. */
const MAX_PART_CHARS = 64;

/**
 * `pai-labels_cn-shanghai_12345_20261124T070000Z.csv`: content, region, workspace and time. An empty region or
 * workspace means all of them. Only characters that every file system and shell accepts unquoted.
 */
export function exportFileName(
  kind: ExportKind,
  region: string,
  workspaceId: string,
  time: Date,
  extension: ExportExtension,
): string {
  const parts = [region || 'all-regions', workspaceId || 'all-workspaces', compactTime(time)];
  return `pai-${kind}_${parts.map(plain).join('_')}.${extension}`;
}

function compactTime(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}

function plain(part: string): string {
  return part.slice(0, MAX_PART_CHARS).replace(/[^A-Za-z0-9._-]+/g, '-');
}
