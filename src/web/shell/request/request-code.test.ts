import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { labelsTarget } from '../../../contract/labels-target.ts';
import { comesInPages, requestCode } from './request-code.ts';

const PLACE = {
  server: 'https://host.example/pai',
  asksForToken: false,
  region: 'cn-hangzhou',
  network: 'public',
} as const;
const HOSTILE = `it's "$(id)" \`id\` \\ 镜像\u202e, a=b`;
const SCOPE = { region: 'cn-shanghai', workspaceId: '12345', imageId: '' };
const target = (value: string, region = 'cn-shanghai') =>
  labelsTarget({ ...SCOPE, region }, ['system.chipType', 'it'], [{ key: 'system.framework', value }]);

/** The words of a text's commands in a POSIX shell, each followed by NUL; the commands are replaced and run nothing. */
function wordsOf(script: string): readonly (readonly string[])[] {
  const shown = `curl() { printf '%s\\0' "$@"; printf '\\n\\0'; }; aliyun() { curl "$@"; }\n${script}\n`;
  const { stdout, status } = spawnSync('sh', ['-c', shown], {
    encoding: 'utf8',
    env: { PAI_ACCESS_TOKEN: 'the-token' },
  });
  expect(status).toBe(0);
  return stdout
    .split('\n\0')
    .slice(0, -1)
    .map((line) => line.split('\0').slice(0, -1));
}

describe('code for the requests of the page', () => {
  it('curl sends the same request to our server, with any values', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(HOSTILE)), (value) => {
        const asked = target(value);
        const [words = []] = wordsOf(requestCode('curl', [asked], PLACE) ?? '');
        const url = new URL(words.at(-1) ?? '');
        expect(url.origin + url.pathname).toBe('https://host.example/pai/api/v1/image/labels');
        expect(new Map(url.searchParams)).toEqual(new Map(new URLSearchParams(asked.split('?')[1])));
      }),
      { numRuns: 25 },
    );
  });

  it('curl reads the token from the environment, and never contains it', () => {
    const line = requestCode('curl', [target('a')], { ...PLACE, asksForToken: true }) ?? '';
    expect(wordsOf(line)[0]).toContain('Authorization: Bearer the-token');
    expect(line).toContain('$PAI_ACCESS_TOKEN');
  });

  it('the aliyun CLI gets each parameter as one word, or there is no command line', () => {
    const line = requestCode('cli', [target(`it's $(id) "x"`)], PLACE) ?? '';
    expect(wordsOf(line)).toEqual([
      [
        ...['aiworkspace', 'list-image-labels', '--region', 'cn-shanghai', '--label-keys', 'it,system.chipType'],
        ...['--label-filter', `system.framework=it's $(id) "x"`, '--workspace-id', '12345'],
      ],
    ]);
    expect(requestCode('cli', [target(HOSTILE)], PLACE)).toBeUndefined();
  });

  it('TypeScript code parses, and its string literals are the values', () => {
    const code = requestCode('typescript', [target(HOSTILE), target('b', '')], PLACE) ?? '';
    const texts: unknown[] = [];
    walk(parseAst(code, { lang: 'ts' }));
    expect(texts).toContain(`system.framework=${HOSTILE}`);
    expect(texts).toContain('aiworkspace.cn-shanghai.aliyuncs.com');
    expect(texts).toContain('aiworkspace.cn-hangzhou.aliyuncs.com');
    expect(code).toMatch(/^[\n\x20-\x7e]*$/);

    function walk(node: unknown): void {
      if (typeof node !== 'object' || node === null) return;
      if ('type' in node && node.type === 'Literal' && 'value' in node) texts.push(node.value);
      for (const part of Object.values(node)) walk(part);
    }
  });

  it('Python code has only names, literals and calls, and its literals are the values', () => {
    const code =
      requestCode('python', [target(HOSTILE), '/api/image-set?Region=cn-beijing&WorkspaceId=7&v=1'], PLACE) ?? '';
    const literal = /"(?:[^"\\\n]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"/g;
    const bare = code.replace(literal, '""');
    for (const line of bare.split('\n'))
      expect(line).toMatch(
        /^(?:|from [\w.]+ import [\w ,]+|client = Client\(Config\(credential=Credentials\(\), region_id="", endpoint=""\)\)|print\(client\.\w+\(\w+\((?:\w+=(?:""|True|\d+)(?:, )?)*\)\)\.body\))$/,
      );
    const values = (code.match(literal) ?? []).map((text) => JSON.parse(text.replace(/\\U000([0-9a-f]{5})/g, '')));
    expect(values).toContain(`system.framework=${HOSTILE}`);
    expect(code).toContain('list_images(ListImagesRequest(workspace_id="7", verbose=True, page_size=100))');
    expect(code).toContain('import ListImageLabelsRequest, ListImagesRequest');
  });

  it('images use pages and the public operation', () => {
    const asked = ['/api/image-set?Region=cn-beijing&v=3'];
    expect(comesInPages(asked)).toBe(true);
    expect(comesInPages([target('a')])).toBe(false);
    const [words = []] = wordsOf(requestCode('curl', asked, PLACE) ?? '');
    expect(words.at(-1)).toBe('https://host.example/pai/api/v1/images?Region=cn-beijing&Verbose=true&PageSize=100');
  });

  it('uses the VPC endpoint if the server does', () => {
    expect(requestCode('python', [target('a')], { ...PLACE, network: 'vpc' })).toContain(
      'aiworkspace-vpc.cn-shanghai.aliyuncs.com',
    );
  });
});
