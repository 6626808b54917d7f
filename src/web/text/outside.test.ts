import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';

const WEB = fileURLToPath(new URL('..', import.meta.url));
/** Details of a failure for the operator of the server, shown after a sentence in the reader's language. */
const DETAILS = /^(?:api\/(?:fetch-json|queries)|image-set\/(?:follow-set|image-query))\.ts$/;
const SHOWN = /^(?:aria-(?:label|roledescription|description|valuetext)|title|alt|placeholder|label)$/;
/** A letter that stands for a thing, as the sides of a comparison do. */
const SIGN = /^\P{L}*\p{L}?\P{L}*$/u;

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: { readonly name?: string };
}

/** Texts of the code that a reader would see: between tags, in attributes that are shown, and whole sentences. */
function textsIn(code: string, isJsx: boolean): readonly string[] {
  const found: string[] = [];
  walk(parseAst(code, { lang: isJsx ? 'tsx' : 'ts' }), undefined);
  return found;

  function walk(value: unknown, attribute: string | undefined): void {
    if (Array.isArray(value)) for (const item of value) walk(item, attribute);
    if (!isNode(value) || value.type === 'ImportDeclaration' || value.type === 'ThrowStatement') return;
    if (value.type === 'JSXAttribute' && value.name?.name === 'className') return;
    const own = value.type === 'JSXAttribute' ? value.name?.name : attribute;
    const text = value.type === 'TemplateElement' ? (value.value as { raw: string }).raw : value.value;
    if (typeof text === 'string') {
      const isText = value.type === 'JSXText' || (own !== undefined && SHOWN.test(own));
      const isSentence =
        /^[A-Z][a-z]+ [a-z]{2,}/.test(text) || /[a-z]{3,} (?:the|of|is|not|and|to|for|a) [a-z]/.test(text);
      if (isText ? !SIGN.test(text) : isSentence) found.push(text.trim());
    }
    for (const part of Object.values(value)) walk(part, own);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

it('sees text between tags, in attributes and in sentences, and nothing else', () => {
  const code = `import a from 'Words of a module';
    const b = <p title="Say it" className="flex of a b" aria-hidden="true">Hello <i aria-label={x ? 'A' : 'Both'}>{y}</i></p>;
    const c = \`The \${n} of them\`, d = 'Nothing was found', e = 'none';
    throw new Error('Nothing of this is shown');`;
  expect(textsIn(code, true).toSorted()).toEqual(['Both', 'Hello', 'Nothing was found', 'Say it']);
});

it('no text of the page stands outside the files of a language', () => {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\.test\.|(?:^|\/)testing\/|^text\/(?:en|zh)\//.test(file) && !DETAILS.test(file),
  );
  expect(files.length).toBeGreaterThan(200);
  const outside = files.flatMap((file) =>
    textsIn(readFileSync(`${WEB}${file}`, 'utf8'), file.endsWith('x')).map((text) => `${file}: ${text}`),
  );
  expect(outside).toEqual([]);
});
