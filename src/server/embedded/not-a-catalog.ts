import type { JsonFault } from './json-fault.ts';

/** Makes one answer of pages and of images that stand one behind the other. */
const JOIN = `jq -s '{Images: map(if type == "object" and has("Images") then .Images[] else . end)}' FILE > FIXED`;

/** What begins files of other kinds that people have for a catalog, and how to mend them. */
const KINDS: readonly (readonly [begin: RegExp, what: string])[] = [
  [/^(error|usage|warn|fatal|traceback|aliyun:)/i, 'it is a message of a program: save the answer itself'],
  [/^<(!doctype|html|\?xml|[a-z])/i, 'it is a page in HTML, perhaps of a sign-in or a proxy: save the answer itself'],
  [/^(---\s|images:|- *\w+:|\w+:\s*$|\w+: )/im, 'it looks like YAML; mend it: yq -o=json . FILE > FIXED'],
  [/^[+|][-+=| ]{3}|^[^\n]*\|[^\n]*\n *-{3}/, 'it looks like a table: leave --output away where the answer is saved'],
  [/^"?(image_?id|image ?name|name|key|label)"?[,;\t]/i, 'it looks like CSV, which holds no answer: export JSON'],
  [/^[^{[]{1,2000}?\n[ \t]*[{[]/, "other lines stand before it; mend it: sed -n '/^[{[]/,$p' FILE > FIXED"],
];

/** What a text that is not JSON seems to be, as the end of a sentence; empty if it resembles nothing. */
export function whatItIs(text: string, fault: JsonFault | undefined): string {
  const begin = text.slice(0, 4_000).trimStart();
  if (begin === '' && text.trim() === '') return '; it holds nothing but blanks';
  if (fault?.problem.startsWith('expected the end, but found') && /^[{[]/.test(begin))
    return `; several answers or images stand one behind the other; mend it: ${JOIN}`;
  if (/^[{[]\s*'/.test(begin)) return '; it is an object as Python prints it: write json.dumps(...) of it';
  const kind = KINDS.find(([known]) => known.test(begin));
  return kind === undefined ? '' : `; ${kind[1]}`;
}
