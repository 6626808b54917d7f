import { afterEach, expect, test } from 'vitest';
import { killPrograms, runProgram } from '../testing/run-program.ts';

afterEach(killPrograms);

const lack = 'workspace 262162 is set by PAI_WORKSPACE_ID, and this catalog has no such workspace';

test.each<[readonly string[], Record<string, string>, number, readonly string[]]>([
  [['images'], { PAI_WORKSPACE_ID: '262162' }, 3, [lack, 'no images in this scope']],
  [['compare', '?Region=', '?q=x'], { PAI_WORKSPACE_ID: '262162' }, 0, [lack, 'no differences']],
  [
    ['labels', '--q', 'no such'],
    { PAI_REGION: 'eu-west-1' },
    3,
    ['no labels match', 'region eu-west-1 is set by PAI_'],
  ],
  [['images', '--q', 'no such'], { PAI_WORKSPACE_ID: '0' }, 3, ['no images match', 'workspace 0 is set by PAI_']],
  [['image', 'nobody', '--workspace', '262162'], {}, 3, ['--workspace workspace 262162: this catalog has no such']],
])('%j with %j names the setting behind an empty scope', async (args, environment, code, parts) => {
  const ended = await runProgram(args, { environment }).ended;
  expect(ended).toMatchObject({ code, out: '' });
  for (const part of parts) expect(ended.err).toContain(part);
});

test('a scope with images is no surprise', async () => {
  const { code, err } = await runProgram(['labels'], { environment: { PAI_WORKSPACE_ID: '0' } }).ended;
  expect([code, err]).toEqual([0, expect.stringMatching(/^pai-image-labels: \d+ labels\n$/)]);
});
