import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory } from '../history/history.ts';
import { createCatalogSource } from '../sources/embedded/catalog-source.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { serve } from './serve.ts';

const image = (id: string, chip: string, more = '1') => ({
  facts: { ImageId: id, Name: `<b>${id}`, ImageUri: `r.example/x:${id}` },
  labels: [
    { Key: 'system.chipType', Value: chip },
    { Key: 'v', Value: more },
  ],
  provenance: {},
});
const DAYS = [
  [image('a', 'GPU'), image('b', 'GPU'), image('c', 'CPU')],
  [image('b', 'GPU', '2'), image('c', 'CPU', '\u0000]]>&'), image('d', 'GPU')],
];
const FIRST = Date.UTC(2026, 10, 1);

/**
 * Starts servers with a history of 1 and 2 November 2026: image `d` is new, `a` is gone, and `b` and `c` have other
 * labels.
 */
export function serversOfTwoDays() {
  const root = mkdtempSync(join(tmpdir(), 'pai-two-days-'));
  const closers: (() => unknown)[] = [() => rmSync(root, { recursive: true, force: true })];
  const start = async (parts: Partial<Parameters<typeof serve>[0]> & object = {}) => {
    const folder = mkdtempSync(join(root, 'h-'));
    for (const [at, images] of DAYS.entries()) {
      const source: ImageSource = createCatalogSource({ images, workspaces: [] });
      const opened = openHistory({
        folder,
        maxDays: 400,
        source,
        host: '',
        scope: { region: '', workspaceId: '' },
        pid: process.pid,
        say: () => {},
        now: () => FIRST + at * 86_400_000,
      });
      if (!opened.ok) throw new Error(opened.error);
      await opened.value.snapshot();
      closers.unshift(opened.value.close);
      if (at < DAYS.length - 1) continue;
      const served = await serve({ source, history: opened.value, ...parts });
      closers.unshift(served.close);
      return { url: served.url };
    }
    throw new Error('no days');
  };
  const close = async () => {
    for (const one of closers.splice(0)) await one();
  };
  return { start, close };
}
