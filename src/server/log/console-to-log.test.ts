import { expect, test } from 'vitest';
import { createLog, sendConsoleToLog } from './log.ts';

test('console output of libraries becomes log lines, with errors but without their messages', () => {
  const lines: string[] = [];
  const target = { ...console };
  sendConsoleToLog(
    target,
    createLog((line) => lines.push(line)),
  );
  target.error('refresh failed:', new TypeError('canary\nin a file'), { canary: 1 });
  target.log('plain');
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first.console[0]).toBe('refresh failed:');
  expect(first.console[1]).toMatch(/^TypeError at .*console-to-log\.test\.ts/);
  expect(first.console[2]).toBe('(object)');
  expect(second.console).toEqual(['plain']);
  expect(lines.join()).not.toContain('canary');
});
