import type { QueryClient, QueryFunctionContext, QueryKey } from '@tanstack/react-query';

const REFRESH = 'refresh';

/**
 * Asks again what is on screen, past every cache on the way: the reader wants to know what the service says now. The
 * mark travels as the query's meta, which lasts for this one fetch, since observers bring their own.
 */
export function refresh(client: QueryClient, queryKey: QueryKey): void {
  void client.invalidateQueries({ queryKey, refetchType: 'none' });
  for (const query of client.getQueryCache().findAll({ queryKey, type: 'active' })) {
    // Failures are in the query's state, where the view shows them.
    query.fetch({ ...query.options, meta: { [REFRESH]: true } }, { cancelRefetch: true }).catch(() => {});
  }
}

/** Whether a query function was called by `refresh`. */
export function isRefresh({ meta }: Pick<QueryFunctionContext, 'meta'>): boolean {
  return meta?.[REFRESH] === true;
}
