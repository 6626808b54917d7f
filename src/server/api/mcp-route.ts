import type { McpHttpHandler } from '@modelcontextprotocol/server';
import type { SignatureCheck } from '../auth/verify-signature.ts';
import { readQuery } from '../http/target.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { type AppContext, invalidParameter, refuse } from './answers.ts';
import { readBody, unsignedRefusal } from './read-request.ts';

/** The signed action if the settings require signatures. */
const ACTION = 'CallMcp';
/** The limit of the guard for bodies with a known length. */
const MAX_BYTES = 16 * 1024;

export interface McpRouteParts {
  readonly source: ImageSource;
  readonly settings: { readonly region: string; readonly workspaceId: string };
  readonly version: string;
  readonly basePath?: string;
  readonly checkSignature?: SignatureCheck;
}

/** Handles a call of an agent. The protocol code is loaded with the first call: most servers get none. */
export function createMcpAnswer(parts: McpRouteParts): (c: AppContext) => Promise<Response> {
  return async (c) => {
    const pairs = readQuery(c.env.target.query);
    if (!pairs.ok) return refuse(c, invalidParameter(pairs.error));
    if (pairs.value.length > 0)
      return refuse(c, invalidParameter('MCP takes no parameters; arguments are in the body'));
    const body = await readBody(c.req.raw, MAX_BYTES);
    if (!body.ok) {
      c.header('Connection', 'close');
      if (body.error === 'broken') return refuse(c, invalidParameter('The body must be UTF-8'));
      return refuse(c, {
        code: 'RequestBodyTooLarge',
        message: `The body is larger than ${MAX_BYTES} bytes`,
        status: 413,
      });
    }
    const unsigned = unsignedRefusal(
      c,
      ACTION,
      pairs.value,
      parts.checkSignature,
      new TextEncoder().encode(body.value),
    );
    if (unsigned) return refuse(c, unsigned);
    const handler = await handlerFor(parts, c);
    const { url, headers, signal } = c.req.raw;
    const answer = await handler.fetch(new Request(url, { method: 'POST', headers, body: body.value, signal }));
    for (const [name, value] of answer.headers) c.header(name, value);
    return c.newResponse(answer.body, answer.status as 200);
  };
}

/** One for each call, because addresses of the page begin with the requested host. */
async function handlerFor(
  { source, settings, version, basePath = '' }: McpRouteParts,
  c: AppContext,
): Promise<McpHttpHandler> {
  const { createMcpHandler } = await import('@modelcontextprotocol/server');
  const { createMcpServer } = await import('../mcp/tools.ts');
  const { signal } = c.req.raw;
  const base = new URL(c.req.url).origin + basePath;
  const { region, workspaceId } = settings;
  return createMcpHandler(() => createMcpServer({ source, version, defaults: { region, workspaceId }, base, signal }), {
    maxRequestBodySize: MAX_BYTES,
    // The tools never change, so there is no event to wait for.
    maxSubscriptions: 0,
  });
}
