import { describe, expect, it } from 'vitest';
import { oldestAnswerAt, staleSeconds } from '../status-line.tsx';

describe('the age of the visible data', () => {
  const request = { target: '', requestId: '', returned: 0, totalCount: 0, milliseconds: 1 };
  const young = { ...request, ageSeconds: 3, stale: false };
  const old = { ...request, ageSeconds: 90, stale: true };
  const older = { ...request, ageSeconds: 120, stale: false };

  it('is the age of its oldest part', () => {
    expect(oldestAnswerAt({ requests: [young, older, old], answeredAt: 500_000 })).toBe(380_000);
    expect(oldestAnswerAt({ requests: [], answeredAt: 500_000 })).toBe(500_000);
  });

  it('is reported for stale parts only', () => {
    expect(staleSeconds([young, old, older])).toBe(90);
    expect(staleSeconds([young, older])).toBeUndefined();
  });
});
