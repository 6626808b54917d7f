import OpenApi, { $OpenApiUtil } from '@alicloud/openapi-core';

// The library is CommonJS: in ESM its default import is the module. Its types do not say so.
const Client = 'default' in OpenApi ? (OpenApi.default as typeof OpenApi) : OpenApi;

interface OfficialCall {
  /** Host and port; spoken to in plain HTTP. */
  readonly endpoint: string;
  readonly key: { readonly id: string; readonly secret: string };
  readonly action?: string | undefined;
  readonly pathname?: string | undefined;
  readonly query?: Record<string, string> | undefined;
}

/** Calls an operation with the vendor's own client, which shares no code with this project. */
export function callOfficially({
  endpoint,
  key,
  action = 'ListImageLabels',
  pathname = '/api/v1/image/labels',
  query = {},
}: OfficialCall) {
  const client = new Client(
    new $OpenApiUtil.Config({ accessKeyId: key.id, accessKeySecret: key.secret, endpoint, protocol: 'http' }),
  );
  const params = new $OpenApiUtil.Params({
    action,
    version: '2021-02-04',
    protocol: 'HTTP',
    pathname,
    method: 'GET',
    authType: 'AK',
    style: 'ROA',
    reqBodyType: 'json',
    bodyType: 'json',
  });
  const request = new $OpenApiUtil.OpenApiRequest({ headers: {}, query });
  return client.callApi(params, request, { toMap: () => ({}) } as never);
}
