import { afterEach, describe, expect, it, vi } from 'vitest';
import { takeFirstAnswers } from './first-answers.ts';
import { labelsQuery, sessionQuery } from './queries.ts';
import { createQueryClient, FRESH_FOR } from './query-client.ts';

afterEach(() => vi.useRealTimers());

const SESSION = {
  RequestId: 'R-1',
  source: 'embedded',
  signed: false,
  region: '',
  workspaceId: '',
  regions: ['cn-hangzhou'],
  version: '1.2.3',
};
const SCOPE = { region: 'cn-hangzhou', workspaceId: '', imageId: '' };
const CHIP = { key: 'system.chipType', value: 'GPU' };
const LABELS = {
  scope: SCOPE,
  target: '/api/v1/image/labels?LabelFilter=system.chipType%3DGPU&Region=cn-hangzhou',
  body: {
    RequestId: 'R-2',
    TotalCount: 3,
    Labels: [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  },
  ageSeconds: 7,
  leftOut: 'labels=2',
};

/** A client that read a page with this embedded text; null for a page without one. */
function clientOf(text: string | null) {
  const client = createQueryClient();
  takeFirstAnswers(client, text);
  return client;
}

const question = labelsQuery({ scope: SCOPE, labelKeys: [], conditions: [CHIP] });

describe('embedded responses', () => {
  it('are the first data of their queries, as if they had been requested', () => {
    const client = clientOf(JSON.stringify({ session: SESSION, labels: LABELS }));
    expect(client.getQueryData(sessionQuery().queryKey)).toEqual(SESSION);
    const answer = client.getQueryData(question.queryKey);
    expect(answer?.labels).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
    expect(answer?.requests).toEqual([
      {
        target: LABELS.target,
        requestId: 'R-2',
        returned: 2,
        totalCount: 3,
        milliseconds: 0,
        ageSeconds: 7,
        stale: false,
        leftOut: 'labels=2',
      },
    ]);
  });

  it('are not used for other queries', () => {
    const client = clientOf(JSON.stringify({ session: SESSION, labels: LABELS }));
    for (const other of [
      labelsQuery({ scope: SCOPE, labelKeys: [], conditions: [] }),
      labelsQuery({ scope: SCOPE, labelKeys: ['a'], conditions: [CHIP] }),
      labelsQuery({ scope: { ...SCOPE, region: '' }, labelKeys: [], conditions: [CHIP] }),
    ])
      expect(client.getQueryData(other.queryKey)).toBeUndefined();
  });

  it('become stale like others', () => {
    vi.useFakeTimers();
    const client = clientOf(JSON.stringify({ session: SESSION, labels: LABELS }));
    const isStale = () => client.getQueryCache().find({ queryKey: question.queryKey })?.isStaleByTime(FRESH_FOR);
    expect(isStale()).toBe(false);
    vi.advanceTimersByTime(FRESH_FOR + 1);
    expect(isStale()).toBe(true);
  });

  it.each([
    ['no block', null],
    ['an empty one', ''],
    ['no JSON', '{"session":'],
    ['another form', '{"labels":[]}'],
    ['labels of another form', JSON.stringify({ session: SESSION, labels: { ...LABELS, body: { Labels: 'none' } } })],
  ])('with %s the page has no data and sends requests', (_, text) => {
    expect(clientOf(text).getQueryCache().getAll()).toEqual([]);
  });

  it('without labels, only the session is known', () => {
    const client = clientOf(JSON.stringify({ session: SESSION }));
    expect(client.getQueryCache().getAll()).toHaveLength(1);
  });
});
