/** How long the address of a saved file stays good, in milliseconds. Revoked at once, it is gone before Safari reads it. */
const KEPT_FOR = 40_000;

/** Lets the browser save content under a file name. A text is written as UTF-8. A media type such as `text/csv` goes with it. */
export function saveFile(fileName: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR);
}
