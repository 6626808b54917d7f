import { QueryObserver, queryOptions } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { createQueryClient } from './query-client.ts';
import { isRefresh, refresh } from './refresh.ts';

/** A client, and queries that record for each fetch whether it was a refresh. */
function remembering() {
  const client = createQueryClient();
  const asked: string[] = [];
  const question = (...queryKey: readonly string[]) =>
    queryOptions({
      queryKey,
      queryFn: async (context) => asked.push(`${queryKey.join(' ')}: ${isRefresh(context) ? 'refresh' : 'as usual'}`),
    });
  const watch = (...queryKey: readonly string[]) => {
    const observer = new QueryObserver(client, question(...queryKey));
    return { observer, leave: observer.subscribe(() => undefined) };
  };
  const settled = () => vi.waitFor(() => expect(client.isFetching()).toBe(0));
  return { client, asked, question, watch, settled };
}

describe('a refresh', () => {
  it('marks only the fetch that it starts', async () => {
    const { client, asked, watch, settled } = remembering();
    const { observer, leave } = watch('images', 'a');
    await settled();
    refresh(client, ['images']);
    await settled();
    await observer.refetch();
    refresh(client, ['images', 'a']);
    await settled();
    await observer.refetch();
    leave();
    expect(asked.map((text) => text.replace('images a: ', ''))).toEqual([
      'as usual',
      'refresh',
      'as usual',
      'refresh',
      'as usual',
    ]);
  });

  it('does not mark the fetch of a later observer', async () => {
    const { client, asked, question, watch, settled } = remembering();
    const { leave } = watch('images', 'a');
    await settled();
    refresh(client, ['images']);
    await settled();
    leave();
    const later = new QueryObserver(client, { ...question('images', 'a'), staleTime: 0 });
    const leaveLater = later.subscribe(() => undefined);
    await settled();
    leaveLater();
    expect(asked).toEqual(['images a: as usual', 'images a: refresh', 'images a: as usual']);
  });

  it('fetches visible queries under its key at once, and others when they are next visible', async () => {
    const { client, asked, watch, settled } = remembering();
    watch('images', 'left').leave();
    watch('images', 'a');
    watch('labels', 'a');
    await settled();
    asked.splice(0);
    refresh(client, ['images']);
    await settled();
    expect(asked).toEqual(['images a: refresh']);
    watch('images', 'left');
    watch('labels', 'a');
    await settled();
    expect(asked).toEqual(['images a: refresh', 'images left: as usual']);
    client.clear();
  });

  it('replaces a running fetch', async () => {
    const client = createQueryClient();
    const signals: AbortSignal[] = [];
    const observer = new QueryObserver(client, {
      queryKey: ['images'],
      queryFn: async (context) => {
        signals.push(context.signal);
        // The first fetch ends only by an abort.
        if (!isRefresh(context)) await new Promise((_, no) => context.signal.addEventListener('abort', no));
        return 'refresh';
      },
    });
    // A refresh does not cancel a first fetch, so there must be data.
    client.setQueryData(['images'], 'old', { updatedAt: 1 });
    const leave = observer.subscribe(() => undefined);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    refresh(client, ['images']);
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('refresh'));
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    leave();
  });
});
