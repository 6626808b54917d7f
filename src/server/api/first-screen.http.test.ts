import { afterEach, describe, expect, test } from 'vitest';
import type { FirstScreen } from '../../contract/page-load/first-screen.ts';
import { createLog } from '../log/log.ts';
import { createDrawScreen } from '../page/first-screen.ts';
import { serve, settingsOf } from '../testing/serve.ts';
import { BLOCK, FILES, HTML, PRELOAD } from '../testing/small-page.ts';

type Served = Awaited<ReturnType<typeof serve>>;
const open: Served[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function served(parts: Parameters<typeof serve>[0] = {}): Promise<Served> {
  const one = await serve({ files: FILES, ...parts });
  open.push(one);
  return one;
}

describe('the first screen', () => {
  /** A page whose first screen shows its own input, and the number of drawings. */
  function drawing(parts: Parameters<typeof served>[0] = {}, fault?: Error) {
    const questions: { readonly path: string; readonly query: string; readonly answers: string }[] = [];
    const firstScreen: FirstScreen = {
      drawFirstScreen: ({ path, query, answers }) => {
        questions.push({ path, query, answers });
        if (fault) throw fault;
        return `<a href="/images">${query}</a>`;
      },
    };
    const basePath = parts.settings?.basePath ?? '';
    const lines: string[] = [];
    const drawScreen = createDrawScreen(
      firstScreen,
      basePath,
      createLog((line) => lines.push(line)),
    );
    return { questions, lines, start: () => served({ ...parts, drawScreen }) };
  }
  const htmlOf = async (url: string) => (await (await fetch(url)).text()).replace(BLOCK, '');
  const withScreen = (screen: string) => HTML.replace('<div id="root">', `$&${screen}`);

  test('is in the root of the script, made from the data in the page', async () => {
    const { questions, start } = drawing();
    const { url } = await start();
    expect(await htmlOf(`${url}/?q=cuda`)).toBe(withScreen('<a href="/images">q=cuda</a>'));
    const [{ path, query, answers } = { path: '', query: '', answers: '{}' }] = questions;
    expect([path, query]).toEqual(['/', 'q=cuda']);
    const { session, labels } = JSON.parse(answers);
    expect(session).toMatchObject({ source: 'embedded' });
    expect(session).not.toHaveProperty('build');
    expect(labels.body.TotalCount).toBeGreaterThan(100);
  });

  test('is drawn once for each query of an answer', async () => {
    const { questions, start } = drawing();
    const { url } = await start();
    for (const query of ['?q=a', '?q=b', '?q=a', '?q=b']) await htmlOf(`${url}/${query}`);
    expect(questions.map(({ query }) => query)).toEqual(['q=a', 'q=b']);
  });

  test('is drawn again for another answer of the same RequestId', async () => {
    const drawScreen = createDrawScreen({ drawFirstScreen: ({ answers }) => answers }, '', undefined);
    const draw = (answers: string, answer: object) =>
      drawScreen({ path: '/', query: '', language: 'en', answers, answer });
    const [first, second] = [{ requestId: 'R' }, { requestId: 'R' }];
    expect([draw('a', first), draw('b', second), draw('c', first)]).toEqual(['a', 'b', 'a']);
  });

  test('has addresses below the base path', async () => {
    const { start } = drawing({ settings: settingsOf(['--base-path', '/pai']) });
    const { url } = await start();
    expect(await htmlOf(`${url}/pai/`)).toContain('<a href="/pai/images">');
  });

  test('is left out where there are no rows to show, or where drawing fails', async () => {
    const { questions, start } = drawing();
    const { url } = await start();
    for (const address of ['/images', '/?not=a=*', '/?LabelFilter=a=1,a=2', '/?utm=1', `/?q=${'a'.repeat(1_000)}`]) {
      const html = await htmlOf(url + address);
      expect([address, html.replace(PRELOAD, '</head>')]).toEqual([address, HTML]);
    }
    expect(questions).toEqual([]);
    const failing = drawing({}, new Error('no <label> in a log'));
    expect(await htmlOf(`${(await failing.start()).url}/`)).toBe(HTML);
    expect(failing.lines).toHaveLength(1);
    expect(failing.lines[0]).toContain('first-screen');
    expect(failing.lines[0]).not.toContain('label');
  });
});
