/** What to look at where something else than PAI may have answered; nothing where the table chose the endpoint. */
export function checkEndpointHint(hasOwnEndpoint: boolean): string {
  return hasOwnEndpoint ? '; check --endpoint' : '';
}
