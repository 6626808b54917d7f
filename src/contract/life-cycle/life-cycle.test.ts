import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Label } from '../operations.ts';
import { imageTableOf } from './image-table.ts';
import { dayOf, judgeLifeCycle } from './life-cycle.ts';
import { LINE_STATES, type StateWord, SUPPORT_STATES } from './states.ts';
import { supportOf, supportReasons } from './support.ts';
import { areDatesOld, SUPPORT_DATES_AS_OF } from './support-dates.ts';
import { anyImages } from './testing/any-labelled.ts';

const TODAY = '2026-11-27';

const system = (os: string, version: string): Label[] => [
  { Key: 'system.dsw.os', Value: os },
  { Key: 'system.dsw.osVersion', Value: version },
];
const python = (...versions: string[]): Label[] => versions.map((Value) => ({ Key: 'system.pythonVersion', Value }));

test.each<[string, readonly Label[], string, string]>([
  ['no label', [], 'unknown-support', ''],
  ['a Python that is mended', python('3.11'), 'supported', 'Python 3.11 until 2027-10-31'],
  ['a patch of one', python('3.11.9'), 'supported', 'Python 3.11 until 2027-10-31'],
  ['one past its end', python('3.8'), 'unsupported', 'Python 3.8 until 2024-10-07'],
  ['its last month is over', python('3.10'), 'unsupported', 'Python 3.10 until 2026-10-31'],
  ['another key', [{ Key: 'system.language.Python', Value: 'v3.8' }], 'unsupported', 'Python 3.8 until 2024-10-07'],
  ['a cycle without dates', python('3.99'), 'unknown-support', '?'],
  ['a major alone', python('3'), 'unknown-support', '?'],
  ['a word', python('py38'), 'unknown-support', '?'],
  ['a range', python('3.8+'), 'unknown-support', '?'],
  ['one alive and one unknown', python('3.12', 'latest'), 'unknown-support', 'Python 3.12 until 2028-10-31, ?'],
  ['one ended and one unknown', python('3.6', 'latest'), 'unsupported', 'Python 3.6 until 2021-12-23, ?'],
  [
    'one alive and one ended',
    python('3.12', '2.7'),
    'unsupported',
    'Python 3.12 until 2028-10-31, Python 2.7 until 2020-01-01',
  ],
  ['Ubuntu', system('ubuntu', '22.04'), 'supported', 'Ubuntu 22.04 until 2027-04-01'],
  ['a point release, a capital', system('Ubuntu', '20.04.6'), 'unsupported', 'Ubuntu 20.04 until 2025-05-31'],
  ['Ubuntu by one number', system('ubuntu', '22'), 'unknown-support', '?'],
  ['Debian by one number', system('debian', '13'), 'supported', 'Debian 13 until 2028-08-09'],
  ['Debian by two', system('Debian', '12.5'), 'unsupported', 'Debian 12 until 2026-07-11'],
  ['CentOS', system('CentOS', '7.9.2009'), 'unsupported', 'CentOS 7 until 2024-06-30'],
  ['a system without dates', system('alios', '7'), 'unknown-support', '?'],
  ['a name of Python as a system', system('python', '3.8'), 'unknown-support', '?'],
  ['a version without a system', system('', '22.04').slice(1), 'unknown-support', '?'],
  ['a system without a version', system('ubuntu', '').slice(0, 1), 'unknown-support', '?'],
  ['two systems', [...system('ubuntu', '18.04'), ...system('debian', '13')], 'unknown-support', '?'],
  [
    'Python supported, system ended',
    [...python('3.12'), ...system('ubuntu', '18.04')],
    'unsupported',
    'Python 3.12 until 2028-10-31, Ubuntu 18.04 until 2023-05-31',
  ],
])('support of %s', (_, labels, state, reasons) => {
  const found = supportReasons(labels, TODAY);
  expect(supportOf(found)).toBe(state);
  const words = found.map(({ cycle }) => (cycle ? `${cycle.name} ${cycle.cycle} until ${cycle.eol}` : '?'));
  expect(words.join(', ')).toBe(reasons);
  for (const reason of found) {
    expect(reason.cycle === undefined).toBe(reason.state === 'unknown-support');
    expect(reason.cycle?.source ?? 'https://').toMatch(/^https:\/\//);
  }
});

test('the last day counts as supported', () => {
  expect(supportOf(supportReasons(python('3.10'), '2026-10-31'))).toBe('supported');
  expect(supportOf(supportReasons(python('3.10'), '2026-11-01'))).toBe('unsupported');
});

test('labels without a known cycle are always unknown', () => {
  const value = fc.string().filter((text) => !/^\s*[vV]?[0-9]+(\.[0-9]+)*\s*$/.test(text));
  fc.assert(
    fc.property(value, value, value, (version, os, osVersion) => {
      expect(supportOf(supportReasons([...python(version), ...system(os, osVersion)], TODAY))).toBe('unknown-support');
    }),
  );
});

test('states of images agree with a naive walk', () => {
  const words = fc.subarray<StateWord>([...LINE_STATES, ...SUPPORT_STATES]);
  fc.assert(
    fc.property(anyImages, words, (images, states) => {
      const cycle = judgeLifeCycle(imageTableOf(images), TODAY);
      for (const [at, { Labels = [] }] of images.entries()) {
        const line = cycle.lineState(at);
        const support = cycle.supportState(at);
        expect(support).toBe(supportOf(supportReasons(Labels, TODAY)));
        const by = cycle.supersededBy(at);
        expect(by === undefined).toBe(line !== 'superseded');
        if (by !== undefined) expect(cycle.lineState(by)).toBe('newest');
        const isIn = (own: StateWord, group: readonly StateWord[]) =>
          states.includes(own) || !group.some((word) => states.includes(word));
        expect(cycle.passes(at, states)).toBe(isIn(line, LINE_STATES) && isIn(support, SUPPORT_STATES));
      }
    }),
  );
});

test('dates are old a year after they were read', () => {
  const days = ['2026-08-22', '2027-08-22', '2027-08-23', '2030-01-01'];
  expect(days.map(areDatesOld)).toEqual([false, false, true, true]);
  expect(SUPPORT_DATES_AS_OF).toBe('2026-08-22');
});

test('a day is that of UTC', () => {
  expect(dayOf(Date.parse('2026-11-27T23:59:59Z'))).toBe('2026-11-27');
  expect(dayOf(Date.parse('2026-11-28T01:00:00+08:00'))).toBe('2026-11-27');
});
