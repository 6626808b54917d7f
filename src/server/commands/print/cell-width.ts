/** Letters that take two columns of a terminal: scripts of East Asia, full-width forms, pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that combine with the letter before them. */
const NO_WIDTH = /\p{M}/u;
const ASCII = /^[ -~]*$/;

/** The width of a text in terminal columns. Invisible characters must be written out before. */
export function cellWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

function widthOfSign(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}

/** The text padded with spaces to a width. */
export function padCell(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellWidth(text)));
}

/** Places for a line break: after a space and after joining characters. Versions and numbers stay whole. */
const PIECES = /[^\s\-_/:,;=]*[\s\-_/:,;=]+|[^\s\-_/:,;=]+/gu;

/** The pieces of a text that a line may end after. */
export function piecesOf(text: string): readonly string[] {
  return text.match(PIECES) ?? [];
}

/** The text in lines of a width. A longer piece is cut at the end of the line, and no character is lost. */
export function wrapText(text: string, width: number): readonly string[] {
  if (cellWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && cellWidth(line) + cellWidth(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const sign of piece) {
      if (line !== '' && cellWidth(line) + widthOfSign(sign) > width) {
        if (sign === ' ') continue;
        lines.push(line);
        line = '';
      }
      line += sign;
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}
