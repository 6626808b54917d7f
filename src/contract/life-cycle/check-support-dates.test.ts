import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { supportDatesIssue } from './check-support-dates.ts';

const text = readFileSync(new URL('support-dates.json', import.meta.url), 'utf8');
const line = (part: string) => text.split('\n').findIndex((one) => one.includes(part)) + 1;

test('the support dates of the product are valid', () => {
  expect(supportDatesIssue(text)).toBeUndefined();
});

test.each([
  ['"eol": "2024-10-07"', '"eol": "2024-13-07"', line('"3.8"'), 'must be a day, like 2024-10-07'],
  ['"eol": "2024-10-07"', '"eol": "2024-02-30"', line('"3.8"'), 'must be a day'],
  ['"eol": "2024-10-07"', '"eol": null', line('"3.8"'), 'products.0.cycles.6.eol'],
  ['"eol": "2024-10-07"', '"end": "2024-10-07"', line('"3.8"'), ''],
  ['"eol": "2024-10-07"', '"eol": "2018-10-07"', line('"3.8"'), 'must end after its release'],
  ['"cycle": "3.8"', '"cycle": "3.9"', line('"3.8"'), 'python 3.9 is there twice'],
  ['"cycle": "22.04"', '"cycle": "jammy"', line('"22.04"'), 'products.1.cycles.8.cycle'],
  ['"id": "debian"', '"id": "gentoo"', line('"debian"'), 'products.2.id'],
  ['"asOf": "2026-08-22"', '"asOf": "soon"', line('"asOf"'), 'asOf: must be a day'],
  ['"cycle": "3.8",', '"cycle": "3.8"', line('"3.8"'), ''],
])('%s changed to %s is reported at line %i', (before, after, at, says) => {
  const issue = supportDatesIssue(text.replace(before, after));
  expect(issue).toMatch(new RegExp(`^line ${at}: `));
  expect(issue).toContain(says);
});

test('a truncated file is reported', () => {
  expect(supportDatesIssue(text.slice(0, 400))).toMatch(/^line [0-9]+: /);
  expect(supportDatesIssue('')).toMatch(/^line 1: /);
});
