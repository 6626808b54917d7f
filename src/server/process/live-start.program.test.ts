import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { killPrograms, LIVE_KEY, MAIN, PATIENCE, runProgram as run } from '../testing/run-program.ts';

afterEach(killPrograms);

describe('the live source', () => {
  test('listens at once, and then names its credentials', async () => {
    const { child, firstLine, ended, errors } = run(['--port', '0', '--source', 'live'], { environment: LIVE_KEY });
    expect(await firstLine).toMatch(
      /^PAI Image Labels on http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} \(live PAI, region cn-hangzhou at https:\/\/aiworkspace\.cn-hangzhou\.aliyuncs\.com\)$/,
    );
    await expect.poll(errors, PATIENCE).toBe('pai-image-labels: credentials: environment variables\n');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('without credentials explains in one line how to set them up, and serves', async () => {
    const nothing = { HOME: '/nonexistent', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' };
    const { child, url, ended, errors } = run(['--port', '0', '--source', 'live', '--auth', 'none'], {
      environment: nothing,
    });
    const origin = await url();
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    await expect.poll(errors, PATIENCE).toMatch(/^pai-image-labels: credentials: No Alibaba Cloud credentials.*$/m);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  test('does not start if certificate checks are off', async () => {
    const unsafe = { ...LIVE_KEY, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { code, out, err } = await run(['--port', '0', '--source', 'live'], { environment: unsafe }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^pai-image-labels: NODE_TLS_REJECT_UNAUTHORIZED: "0" accepts every certificate/);
  });

  test('is not loaded by the embedded source', () => {
    const seen = new Set<string>();
    const load = (path: string): string => {
      seen.add(path);
      const text = readFileSync(path, 'utf8');
      const imported = [...text.matchAll(/^import\b[^'"\n]*["'](\.[^'"]+)["']/gm)].map(([, name]) =>
        join(path, '..', name ?? ''),
      );
      return [text, ...imported.filter((name) => !seen.has(name)).map(load)].join('\n');
    };
    const assets = join(MAIN, '../assets');
    const serving = readdirSync(assets).find((name) => name.startsWith('run-worker')) ?? '';
    const loadedAtOnce = load(MAIN) + load(join(assets, serving));
    const chunks = readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8'));
    expect(loadedAtOnce).toContain('/api/session');
    // The places that the library reads: its own variable for the key, and the address of the metadata service.
    for (const clue of ['ALIBABA_CLOUD_ACCESS_KEY_ID', '100.100.100.200']) {
      expect(chunks.some((text) => text.includes(clue))).toBe(true);
      expect(loadedAtOnce.includes(clue)).toBe(false);
    }
  });
});
