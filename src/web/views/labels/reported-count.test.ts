import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../text/testing/english.ts';
import { reportedCount } from './reported-count.ts';

describe('the total', () => {
  const request = { target: '', requestId: '', milliseconds: 1, ageSeconds: 0, stale: false };
  it.each([
    [12, 12, undefined, '12 labels'],
    [1, 1, undefined, '1 label'],
    [0, 0, undefined, '0 labels'],
    [3, 12, undefined, '3 of 12 labels'],
    [12, 12, 14, '12 labels (service reports 14)'],
    [1234, 12345, undefined, '1,234 of 12,345 labels'],
  ])('of %i of %i, reported %s, is %s', (shown, all, reported, text) => {
    expect(ENGLISH.results.total(shown, all, reported)).toBe(text);
  });

  it('differs from the service only where one request says so', () => {
    const of = (...requests: { returned: number; totalCount: number | undefined }[]) =>
      reportedCount({ labels: [], answeredAt: 0, requests: requests.map((counts) => ({ ...request, ...counts })) });
    expect(of({ returned: 12, totalCount: 12 })).toBeUndefined();
    expect(of({ returned: 12, totalCount: undefined })).toBeUndefined();
    expect(of({ returned: 12, totalCount: 14 })).toBe(14);
    expect(of({ returned: 12, totalCount: 14 }, { returned: 3, totalCount: 3 })).toBeUndefined();
  });
});
