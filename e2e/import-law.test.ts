import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

/**
 * Each row is a file that breaks the law. All files are written, under realistic names, into an empty folder with the
 * repository's lint settings, and one lint run checks them. We rejected linting from stdin, because Biome then reports
 * no rule, and files in the repository, because a watcher or a second run would see them.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const IMPORT = 'lint/style/noRestrictedImports';
const GLOBAL = 'lint/style/noRestrictedGlobals';
const CYCLE = 'lint/suspicious/noImportCycles';

const from = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

type Breach = readonly [law: string, file: string, text: string, rule: string];

/** One breach for each global: a file that uses only this global. */
const uses = (who: string, fileOf: (name: string) => string, names: readonly string[]): readonly Breach[] =>
  names.map((name) => [`${who} does not use ${name}`, fileOf(name), `export const x = ${name};`, GLOBAL]);

const WAYS_TO_GLOBALS = ['window', 'globalThis', 'self'];
const NETWORK = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'];
const ADDRESS = ['history', 'location'];
const PLATFORM = ['document', 'navigator', 'localStorage', 'sessionStorage', 'process', 'Buffer', 'console'];

const breaches: readonly Breach[] = [
  ['contract imports no server', 'src/contract/a.ts', from('../server/app.ts'), IMPORT],
  ['contract imports no page', 'src/contract/b.ts', from('../web/text/words.ts'), IMPORT],
  ['contract imports no node', 'src/contract/c.ts', from('node:fs'), IMPORT],
  ['contract imports no node without its prefix', 'src/contract/d.ts', from('fs'), IMPORT],
  ['contract imports no package but zod/mini', 'src/contract/e.ts', from('hono'), IMPORT],
  ['contract imports no whole zod', 'src/contract/f.ts', from('zod'), IMPORT],
  ['contract climbs by no detour', 'src/contract/g.ts', from('./../server/app.ts'), IMPORT],
  [
    'contract imports no server at run time',
    'src/contract/h.ts',
    "export const x = import('../server/app.ts');",
    IMPORT,
  ],
  ['contract hands on no server', 'src/contract/i.ts', "export * from '../server/app.ts';", IMPORT],
  ['contract takes no type of the server', 'src/contract/j.ts', "export type { X } from '../server/app.ts';", IMPORT],
  ['a room of the contract imports no server', 'src/contract/image-filter/a.ts', from('../../server/app.ts'), IMPORT],
  ['a room of the contract imports no package', 'src/contract/image-filter/b.ts', from('hono'), IMPORT],
  ['a room of the contract climbs by no detour', 'src/contract/image-filter/c.ts', from('./../../web/app.ts'), IMPORT],
  ['server imports no page', 'src/server/a.ts', from('../web/text/words.ts'), IMPORT],
  ['a source imports no page', 'src/server/sources/live/b.ts', from('../../../web/api/queries.ts'), IMPORT],
  ['server imports no build step', 'src/server/c.ts', from('../build/build.mjs'), IMPORT],
  ['server imports no test', 'src/server/d.ts', from('../../e2e/server.ts'), IMPORT],
  ['settings import no other room', 'src/server/settings/a.ts', from('../log/log.ts'), IMPORT],
  ['the log imports no HTTP', 'src/server/log/a.ts', from('../http/headers.ts'), IMPORT],
  ['HTTP imports no access', 'src/server/http/a.ts', from('../auth/token-gate.ts'), IMPORT],
  ['access imports no source', 'src/server/auth/a.ts', from('../sources/image-source.ts'), IMPORT],
  ['a source imports no API', 'src/server/sources/live/wire/a.ts', from('../../../api/app.ts'), IMPORT],
  ['the files of the page import no API', 'src/server/page/a.ts', from('../api/app.ts'), IMPORT],
  ['a search imports no API', 'src/server/search/a.ts', from('../api/app.ts'), IMPORT],
  ['the tools of agents import no API', 'src/server/mcp/a.ts', from('../api/app.ts'), IMPORT],
  ['a process imports no command', 'src/server/process/b.ts', from('../commands/run-command.ts'), IMPORT],
  ['a command imports no API', 'src/server/commands/a.ts', from('../api/app.ts'), IMPORT],
  ['the API imports no process', 'src/server/api/a.ts', from('../process/overload.ts'), IMPORT],
  ['a process imports no program', 'src/server/process/a.ts', from('../program.ts'), IMPORT],
  ['the meaning of filters imports no React', 'src/web/filter/a.ts', from('react'), IMPORT],
  ['the meaning of filters imports no panel', 'src/web/filter/b.ts', from('../panel/facets.tsx'), IMPORT],
  ['page imports no server', 'src/web/app.tsx', from('../server/app.ts'), IMPORT],
  ['page imports no node', 'src/web/b.ts', from('node:fs'), IMPORT],
  ['page imports no build step', 'src/web/c.ts', from('../build/build.mjs'), IMPORT],
  ['page imports no test', 'src/web/d.ts', from('../../e2e/server.ts'), IMPORT],
  ['ui imports no contract', 'src/web/ui/a.ts', from('../../contract/filter.ts'), IMPORT],
  ['ui imports no words', 'src/web/ui/b.ts', from('../text/words.ts'), IMPORT],
  ['ui imports no table', 'src/web/ui/c.ts', from('../table/data-table.tsx'), IMPORT],
  ['ui imports no server', 'src/web/ui/d.ts', from('../../server/app.ts'), IMPORT],
  ['ui imports no node', 'src/web/ui/e.ts', from('node:fs'), IMPORT],
  ['image sets import no view', 'src/web/image-set/a.ts', from('../views/images/image-rows.ts'), IMPORT],
  ['image sets import no filters', 'src/web/image-set/b.ts', from('../filter/facet-model.ts'), IMPORT],
  ['exports import no view', 'src/web/export/a.ts', from('../views/labels/label-rows.ts'), IMPORT],
  ['exports ask nothing', 'src/web/export/b.ts', from('../api/queries.ts'), IMPORT],
  ['address imports no api', 'src/web/address/a.ts', from('../api/queries.ts'), IMPORT],
  ['address imports no server', 'src/web/address/b.ts', from('../../server/app.ts'), IMPORT],
  ['address imports no node', 'src/web/address/c.ts', from('node:fs'), IMPORT],
  ['api imports no words', 'src/web/api/a.ts', from('../text/words.ts'), IMPORT],
  ['api imports no address', 'src/web/api/b.ts', from('../address/search-state.ts'), IMPORT],
  ['api imports no server', 'src/web/api/c.ts', from('../../server/app.ts'), IMPORT],
  ['text imports no api', 'src/web/text/a.ts', from('../api/queries.ts'), IMPORT],
  ['text imports no ui', 'src/web/text/b.ts', from('../ui/button.tsx'), IMPORT],
  ['table imports no api', 'src/web/table/a.ts', from('../api/queries.ts'), IMPORT],
  ['table imports no address', 'src/web/table/b.ts', from('../address/search-state.ts'), IMPORT],
  ['table imports no view', 'src/web/table/c.ts', from('../views/labels/columns.ts'), IMPORT],
  ['table imports no server', 'src/web/table/d.ts', from('../../server/app.ts'), IMPORT],
  ['table imports no node', 'src/web/table/e.ts', from('node:fs'), IMPORT],
  ['the panel imports no view', 'src/web/panel/a.ts', from('../views/labels/columns.ts'), IMPORT],
  ['the shell imports no view', 'src/web/shell/a.ts', from('../views/labels/columns.ts'), IMPORT],
  ['the panel imports no server', 'src/web/panel/b.ts', from('../../server/app.ts'), IMPORT],
  ['labels import no images', 'src/web/views/labels/a.ts', from('../images/columns.ts'), IMPORT],
  ['labels import no server', 'src/web/views/labels/b.ts', from('../../../server/app.ts'), IMPORT],
  ['labels import no node', 'src/web/views/labels/c.ts', from('node:fs'), IMPORT],
  ['labels import no build step', 'src/web/views/labels/build.ts', from('../../../build/build.mjs'), IMPORT],
  ['labels import no test', 'src/web/views/labels/test.ts', from('../../../../e2e/server.ts'), IMPORT],
  ['a piece of labels imports no matrix', 'src/web/views/labels/cells/d.ts', from('../../matrix/cell.tsx'), IMPORT],
  ['images import no labels', 'src/web/views/images/a.ts', from('../labels/columns.ts'), IMPORT],
  ['matrix imports no compare', 'src/web/views/matrix/a.ts', from('../compare/columns.ts'), IMPORT],
  ['compare imports no matrix', 'src/web/views/compare/a.ts', from('../matrix/cell.tsx'), IMPORT],
  ['a view calls no fetch', 'src/web/views/labels/e.ts', "export const x = fetch('/api');", GLOBAL],
  ['queries call no fetch', 'src/web/api/queries.ts', "export const x = fetch('/api');", GLOBAL],
  ['no fetch by way of window', 'src/web/views/labels/f.ts', "export const x = window.fetch('/api');", GLOBAL],
  ['no fetch by way of globalThis', 'src/web/views/labels/g.ts', "export const x = globalThis.fetch('/api');", GLOBAL],
  ['a view reads no location', 'src/web/views/labels/h.ts', 'export const x = location.search;', GLOBAL],
  ['no location by way of window', 'src/web/views/labels/i.ts', 'export const x = window.location.search;', GLOBAL],
  ['a view writes no history', 'src/web/views/images/b.ts', "history.pushState(null, '', '/');", GLOBAL],
  [
    'the pure address reads no location',
    'src/web/address/search-state.ts',
    'export const x = location.search;',
    GLOBAL,
  ],
  ...uses('contract', (name) => `src/contract/uses-${name}.ts`, [
    ...WAYS_TO_GLOBALS,
    ...NETWORK.slice(0, 1),
    ...ADDRESS,
    ...PLATFORM,
  ]),
  ...uses('the page', (name) => `src/web/uses-${name}.ts`, [...WAYS_TO_GLOBALS, ...NETWORK, ...ADDRESS]),
  ['no import cycle', 'src/web/table/y.ts', "import { z } from './z.ts';\nexport const y = () => z;\n", CYCLE],
  [
    'no import cycle from its other end',
    'src/web/table/z.ts',
    "import { y } from './y.ts';\nexport const z = y;\n",
    CYCLE,
  ],
];

/** The two exempt files: each use, a line each, of the globals that other laws forbid them. */
const exempt: readonly (readonly [file: string, forbidden: readonly string[]])[] = [
  ['src/web/api/fetch-json.ts', [...WAYS_TO_GLOBALS, ...ADDRESS]],
  ['src/web/address/use-search-state.ts', [...WAYS_TO_GLOBALS, ...NETWORK]],
];
const exemptBreaches = exempt.map(
  ([file, forbidden]): Breach => [
    '',
    file,
    forbidden.map((name, n) => `export const x${n} = ${name};\n`).join(''),
    GLOBAL,
  ],
);

const allowed: readonly (readonly [law: string, file: string, text: string])[] = [
  ['contract imports itself', 'src/contract/fine.ts', from('./filter.ts')],
  ['contract imports zod/mini', 'src/contract/fine-zod.ts', from('zod/mini')],
  ['server imports contract', 'src/server/fine.ts', from('../contract/filter.ts')],
  ['a source imports the server around it', 'src/server/sources/embedded/fine.ts', from('../image-source.ts')],
  ['server imports node', 'src/server/fine-node.ts', from('node:fs')],
  ['page imports its views', 'src/web/fine.tsx', from('./views/labels/labels-page.tsx')],
  ['ui imports itself and packages', 'src/web/ui/fine.ts', `${from('./button.tsx')}export * from 'react';\n`],
  ['address imports contract', 'src/web/address/fine.ts', from('../../contract/filter.ts')],
  ['image sets import the api', 'src/web/image-set/fine.ts', from('../api/any-of.ts')],
  ['exports import ui and words', 'src/web/export/fine.ts', from('../ui/menu.tsx')],
  ['api imports contract', 'src/web/api/fine.ts', from('../../contract/operations.ts')],
  ['text imports itself', 'src/web/text/fine.ts', from('./words.ts')],
  ['table imports ui', 'src/web/table/fine-ui.ts', from('../ui/button.tsx')],
  ['table imports text', 'src/web/table/fine-text.ts', from('../text/words.ts')],
  ['table imports contract', 'src/web/table/fine.ts', from('../../contract/versions.ts')],
  ['the panel imports the api', 'src/web/panel/fine.ts', from('../api/queries.ts')],
  ['a view imports the shell', 'src/web/views/labels/fine-shell.ts', from('../../shell/problem.tsx')],
  ['a view imports the panel', 'src/web/views/labels/fine.ts', from('../../panel/filter-panel.tsx')],
  ['a view imports the table', 'src/web/views/matrix/fine.ts', from('../../table/data-table.tsx')],
  ['a piece of a view imports its view', 'src/web/views/images/cells/fine.ts', from('../columns.ts')],
  ['the fetcher calls fetch', 'src/web/api/fetch-json.ts', "export const x = fetch('/api');"],
  [
    'the address hook uses location and history',
    'src/web/address/use-search-state.ts',
    "history.pushState(null, '', location.href);",
  ],
  ['a test crosses', 'src/web/views/labels/fine.test.tsx', from('../../../server/app.ts')],
  ['a test of the contract crosses', 'src/contract/fine.test.ts', from('vitest')],
];

describe('the import law', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-law-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const broken = lint(join(folder, 'broken'), [...breaches, ...exemptBreaches]);
  test.each(breaches)('%s', (_law, file, _text, rule) => {
    expect(broken.faults.filter((fault) => fault.file === file).map((fault) => fault.rule)).toContain(rule);
  });

  test.each(exempt)('%s is exempt from one law only', (file, forbidden) => {
    const found = broken.faults.filter((fault) => fault.file === file && fault.rule === GLOBAL);
    expect(found).toHaveLength(forbidden.length);
  });

  test('a breach fails the lint run', () => {
    expect(broken.exit).toBe(1);
  });

  const clean = lint(join(folder, 'clean'), allowed);
  test.each(allowed)('%s', (_law, file) => {
    expect(clean.faults.filter((fault) => fault.file === file)).toEqual([]);
  });

  test('allowed imports pass the lint run', () => {
    expect(clean.exit).toBe(0);
  });
});

interface Fault {
  readonly file: string;
  readonly rule: string;
}

function lint(folder: string, files: readonly (readonly [law: string, file: string, text: string, ...unknown[]])[]) {
  for (const [, file, text] of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  cpSync(join(root, '.biome.json'), join(folder, '.biome.json'));
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  // The folder is not a git repository, so the ignore files in the settings do not exist.
  const options = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', '.'];
  const run = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
  const report: { diagnostics: readonly { category: string; location: { path: string } }[] } = JSON.parse(run.stdout);
  const faults = report.diagnostics.map((one): Fault => ({ rule: one.category, file: one.location.path }));
  return { exit: run.status, faults };
}
