import { JOIN_ALL } from './fix-lines.ts';
import type { JsonIssue } from './json-issue.ts';

const PRINTED = 'it is an object as a program prints it: write JSON.stringify(...) or json.dumps(...) of it';

/** How files of other types begin that people use as a catalog, and how to fix them. */
const KINDS: readonly (readonly [begin: RegExp, what: string])[] = [
  [/^version https:\/\/git-lfs/, 'it is a pointer of Git LFS: get the file itself with git lfs pull'],
  // Python: <name.of.Class object at 0x7f12>; Java: name.of.Class@1b6d3586; Go: map[...].
  [/^<\S+ object at 0x|^[a-z]\w*(\.[\w$]+)+@[\da-f]+\s*$|^map\[/, PRINTED],
  [/^<\?xml|^<\w+(Response|Result)\b/, 'it is XML: save the answer as JSON'],
  [/^<(!doctype|html|[a-z])/i, 'it is a page in HTML, perhaps of a sign-in or a proxy: save the answer itself'],
  [/^\p{Cc}\[/u, 'it holds the colours of a terminal: save it without them, such as with jq -M'],
  [
    // A line that ends with a bracket would be the first line of the JSON itself.
    /^(?:(?![^\n]*[{[][ \t\r]*\n)[^\n]*\n)+?[ \t]*(?:\{\s*["}]|\[\s*[{[\]])/,
    "other lines stand before it; fix it with: sed -n '/^[[:space:]]*[{[]/,$p' FILE > FIXED",
  ],
  [/^(error|usage|warn|fatal|traceback|aliyun:)/i, 'it is a message of a program: save the answer itself'],
  [/^\w+ +: .*\n\w+ +: /, 'it is a list as PowerShell prints it: save what ConvertTo-Json -Depth 10 makes of it'],
  [
    /^(---\s|images:|- *\w+:|\w+:\s*$|\w+: )/im,
    'it looks like YAML; fix it with: yq -o=json . FILE > FIXED (the yq of Debian: yq . FILE > FIXED)',
  ],
  [/^[+|][-+=| ]{3}|^[^\n]*\|[^\n]*\n *-{3}/, 'it looks like a table: leave --output away where the answer is saved'],
  [/^[A-Z]\w*(\(\d+\))?\s?[({[]/, PRINTED],
  [/^[\w.$ ]+[=(]\s*[{[]/, 'it is program code: leave only what stands between the outermost brackets, and them'],
  // Column names, as in a CSV file. A line of program code would have brackets.
  [/^"?[\p{L}][^\n{}[\]()=]*[,;\t][^\n{}[\]()=]*(\n|$)/u, 'it looks like CSV, which holds no answer: export JSON'],
];

/** The same for the rest of a text after a syntax error, if the text begins with an object or a list. */
const FOUND: readonly (readonly [problem: RegExp, what: string])[] = [
  [
    /^expected the end, but found "[{[]"$/,
    `several answers or images stand one behind the other; fix it with: ${JOIN_ALL}`,
  ],
  [
    /^expected the end, but found ","$/,
    "brackets around the list are missing; fix it with: sed -e '1s/^/[/' -e '$s/,* *$/]/' FILE > FIXED",
  ],
  [
    / found "\\u\{feff\}"$/,
    "a mark of UTF-8 stands within it; fix it with: perl -pe 's/\\xEF\\xBB\\xBF//g' FILE > FIXED",
  ],
  [/ found "\\u\{[0-9a-f]+\}"$/, 'an invisible sign stands there: take it out'],
  [/^expected the end, but found /, "other text stands behind it; fix it with: jq -n 'first(inputs)' FILE > FIXED"],
  [/ found "[/#]"$/, 'JSON has no comments: take them out'],
  [/^expected (a key|a value), but found "[}\]]"$/, 'take out the comma before it'],
  [/ found "[“”„‟＂]"$/, 'quotes must be plain ones'],
];

/** Words that stand for a value in other languages. */
const WORD = /^(NaN|-?Infinity|undefined|None|True|False)\b/;

const CONFLICT = /^(<{7}|={7}|>{7})/;

/** The text where JSON stops, up to the end of its line. */
function restAt(text: string, { line, column }: JsonIssue): string {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1;
  return text.slice(start + column - 1, start + column + 100);
}

/** The probable type of a text that is not JSON, as the end of a sentence; empty if it is unknown. */
export function formatHint(text: string, issue: JsonIssue | undefined): string {
  const begin = text.slice(0, 4_000).trimStart();
  if (begin === '' && text.trim() === '') return '; it holds nothing but blanks';
  if (/^[{[]\s*'/.test(begin)) return '; it is an object as Python prints it: write json.dumps(...) of it';
  const rest = issue === undefined ? '' : restAt(text, issue);
  if (CONFLICT.test(rest)) return '; a conflict of Git stands there: settle it';
  const isValue = /^expected a (key|value)/.test(issue?.problem ?? '');
  if (isValue && WORD.test(rest)) return '; JSON has null, true and false: write these';
  if (begin.startsWith('{\\rtf')) return '; it is RTF: save it as plain text';
  if (isValue && /^[{[]/.test(begin) && /^[a-z_$]/i.test(rest)) return `; ${PRINTED}`;
  const known = /^[{[]/.test(begin) ? FOUND : KINDS;
  const sample = known === FOUND ? (issue?.problem ?? '') : begin;
  const kind = known.find(([sign]) => sign.test(sample));
  return kind === undefined ? '' : `; ${kind[1]}`;
}
