import { expect, it } from 'vitest';
import { dayWords } from './en/days.ts';
import { createFormats } from './formats.ts';
import { dayWords as chineseDayWords } from './zh/days.ts';

const ENGLISH = dayWords(createFormats('en'));
const CHINESE = chineseDayWords(createFormats('zh-CN'));

it.each([
  [3, 2, 0, '3 images new, 2 changed', '新增 3 个镜像，变更 2 个'],
  [1, 0, 0, '1 image new', '新增 1 个镜像'],
  [0, 1, 0, '1 image changed', '变更 1 个镜像'],
  [0, 0, 12, '12 images gone', '移除 12 个镜像'],
  [1, 1, 1, '1 image new, 1 changed, 1 gone', '新增 1 个镜像，变更 1 个，移除 1 个'],
  [10, 0, 2000, '10 images new, 2,000 gone', '新增 10 个镜像，移除 2,000 个'],
])('of %i new, %i changed and %i gone images the numbers that are not 0 are said', (added, changed, gone, en, zh) => {
  expect(ENGLISH.since(added, changed, gone, '2026-11-24', true)).toBe(`${en} since Tuesday`);
  expect(ENGLISH.since(added, changed, gone, '2026-11-01', false)).toBe(`${en} since Nov 1, 2026`);
  expect(CHINESE.since(added, changed, gone, '2026-11-24', true)).toBe(`自星期二以来${zh}`);
  expect(CHINESE.since(added, changed, gone, '2026-11-01', false)).toBe(`自2026年11月1日以来${zh}`);
});
