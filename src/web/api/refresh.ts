import type { QueryClient, QueryFunctionContext, QueryKey } from '@tanstack/react-query';

const REFRESH = 'refresh';

/**
 * Fetches visible queries again and bypasses every cache: the reader wants the current data of the service. The mark is
 * in the query's meta, which lasts for this one fetch, because observers set their own.
 */
export function refresh(client: QueryClient, queryKey: QueryKey): void {
  void client.invalidateQueries({ queryKey, refetchType: 'none' });
  for (const query of client.getQueryCache().findAll({ queryKey, type: 'active' })) {
    // Errors are in the query's state, where the view shows them.
    query.fetch({ ...query.options, meta: { [REFRESH]: true } }, { cancelRefetch: true }).catch(() => {});
  }
}

/** Whether a query function was called by `refresh`. */
export function isRefresh({ meta }: Pick<QueryFunctionContext, 'meta'>): boolean {
  return meta?.[REFRESH] === true;
}
