import { describe, expect, test } from 'vitest';
import { browserSteps, firstThatRuns, NO_BROWSER } from './find-browser.mjs';

const fails = (message: string) => () => {
  throw new Error(message);
};
const runs = () => {};

describe('firstThatRuns', () => {
  test('uses the first step that finds one, prints it, and runs no further step', () => {
    const lines: string[] = [];
    const asked: string[] = [];
    const step = (name: string, path: string | undefined) => ({
      name,
      find: () => {
        asked.push(name);
        return path;
      },
    });
    const steps = [step('first', undefined), step('second', '/opt/two'), step('third', '/opt/three')];
    expect(firstThatRuns(steps, runs, (line) => lines.push(line))).toBe('/opt/two');
    expect(asked).toEqual(['first', 'second']);
    expect(lines).toEqual(['Browser: /opt/two (second)']);
  });

  test('continues with the next step if one fails, and says so in one line', () => {
    const lines: string[] = [];
    const steps = [
      { name: 'first', find: fails('no network\n  at some place') },
      { name: 'second', find: () => '/opt/two' },
    ];
    expect(firstThatRuns(steps, runs, (line) => lines.push(line))).toBe('/opt/two');
    expect(lines).toEqual(['Browser: first failed: no network', 'Browser: /opt/two (second)']);
  });

  test('continues with the next step if the executable does not run', () => {
    const lines: string[] = [];
    const steps = [
      { name: 'first', find: () => '/opt/broken' },
      { name: 'second', find: () => '/opt/two' },
    ];
    const tryOut = (path: string) => {
      if (path === '/opt/broken') throw new Error('libnss3.so: cannot open shared object file');
    };
    expect(firstThatRuns(steps, tryOut, (line) => lines.push(line))).toBe('/opt/two');
    expect(lines[0]).toBe('Browser: first failed: libnss3.so: cannot open shared object file');
  });

  test('is undefined if no step finds one', () => {
    const steps = [
      { name: 'first', find: () => undefined },
      { name: 'second', find: fails('refused') },
    ];
    expect(firstThatRuns(steps, runs, () => {})).toBeUndefined();
  });
});

describe('browserSteps', () => {
  test('look in the documented order', () => {
    expect(browserSteps({}, () => {}).map((step) => step.name)).toEqual([
      'CHROMIUM_PATH',
      'installed by Playwright',
      'system chromium',
      'system google-chrome',
      'npx playwright install chromium',
      'apt-get install chromium',
    ]);
  });

  test('read CHROMIUM_PATH and PATH from the given environment', () => {
    const find = (env: NodeJS.ProcessEnv, name: string) =>
      browserSteps(env, () => {})
        .find((step) => step.name === name)
        ?.find();
    expect(find({ CHROMIUM_PATH: '/opt/mine' }, 'CHROMIUM_PATH')).toBe('/opt/mine');
    expect(find({ CHROMIUM_PATH: '' }, 'CHROMIUM_PATH')).toBeUndefined();
    expect(find({ PATH: '/nowhere::/nor-here' }, 'system chromium')).toBeUndefined();
    expect(find({}, 'system google-chrome')).toBeUndefined();
  });
});

test('the last message is one line that says what to install', () => {
  expect(NO_BROWSER).not.toContain('\n');
  expect(NO_BROWSER).toMatch(/apt-get install chromium.*npx playwright install.*CHROMIUM_PATH/);
});
