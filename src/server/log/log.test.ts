import { describe, expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged() {
  const lines: string[] = [];
  return { log: createLog((line) => lines.push(line)), lines };
}

describe('a line of JSON', () => {
  test('begins with the time, and contains the given fields', () => {
    const { log, lines } = logged();
    log.record({ fault: 'x', nested: { list: [1, 'y'] } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ fault: 'x', nested: { list: [1, 'y'] } });
  });

  test('stays one line of JSON, for any text', () => {
    const { log, lines } = logged();
    const nasty = '\n\r\t\u2028\u2029\u0085\u202e\u200b\ud800 "\\ 火 \u{1f600}\u{e0041}';
    log.record({ fault: nasty });
    expect(lines[0]).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(lines[0] ?? '').fault).toBe(nasty);
  });

  test('contains no secret at any depth, and stays JSON if a secret is a part of JSON', () => {
    const { log, lines } = logged();
    log.hide(() => ['canary', '",""']);
    log.record({ fault: 'a canary', nested: [{ deep: 'canary",""' }, 'x', ''] });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      fault: 'a [hidden]',
      nested: [{ deep: '[hidden][hidden]' }, 'x', ''],
    });
  });
});

describe('a line for a person', () => {
  test('stays one line', () => {
    const { log, lines } = logged();
    log.say('one\ntwo\u001b[31m\u{e0041}');
    expect(lines).toEqual(['one\\u000atwo\\u001b[31m\\udb40\\udc41']);
  });

  test('is cut, but not through a secret', () => {
    const { log, lines } = logged();
    log.hide(() => ['canary-canary']);
    log.say(`${'x'.repeat(3_995)}canary-canary`);
    expect(lines[0]).not.toContain('can');
    expect(lines[0]?.length).toBeLessThan(4_010);
  });
});

test('the secrets are read from every provider for each line', () => {
  const { log, lines } = logged();
  const secrets = ['first'];
  log.hide(() => ['other']);
  log.hide(() => secrets);
  log.say('first second other');
  secrets.push('second');
  log.say('first second other');
  expect(lines).toEqual(['[hidden] second [hidden]', '[hidden] [hidden] [hidden]']);
});
