/** How long the address of a saved text stays good, in milliseconds. Revoked at once, it is gone before Safari reads it. */
const KEPT_FOR = 40_000;

/** Lets the browser save a text, as UTF-8, under a file name. A media type such as `text/csv` goes with it. */
export function saveText(fileName: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR);
}
