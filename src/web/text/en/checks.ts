import { FINDING_TEXTS } from '../../../contract/checks/finding-text.ts';
import type { Formats } from '../formats.ts';

/** English words in the view of checks. Accessible names in it are interfaces: src/contract/README.md, section 6. */
export function checksWords(formats: Formats) {
  return {
    title: 'Checks',
    scroller: 'Check rows',
    total: (count: number, isPartial: boolean) =>
      `${formats.count(count, 'finding', 'findings')}${isPartial ? ' so far' : ''}`,
    what: 'Finding',
    images: 'Images',
    fix: 'How to fix it',
    findings: FINDING_TEXTS,
    none: 'Nothing found',
    noneText: 'Under your filters, no image misses an expected label and no labels contradict each other.',
    more: (count: number) => `and ${formats.number(count)} more`,
    cut: (shown: number, all: number) =>
      `The first ${formats.number(shown)} of ${formats.number(all)} findings. An export holds all.`,
  };
}
