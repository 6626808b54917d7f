import type { ImageSource } from '../sources/image-source.ts';
import { builtInSource } from './serve.ts';

/** A request for one kind of response, and the status that an honest client gets. */
export interface AnswerKind {
  readonly line: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly status: number;
}

/** A source that refuses one operation as a service does, and throws in another. */
export function faultySource(): ImageSource {
  return {
    ...builtInSource(),
    listWorkspaces: async () => {
      throw new Error('on purpose');
    },
    getWorkspace: async () => ({
      ok: false,
      error: { code: 'Throttling.User', message: 'too many', status: 429, requestId: 'PAI-1', retryAfterSeconds: 2 },
    }),
  };
}

const UPGRADE = ['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];

function report(type: string, body: string, status: number): AnswerKind {
  const headers = [`Content-Type: ${type}`, `Content-Length: ${body.length}`];
  return { line: 'POST /api/csp-report HTTP/1.1', headers, body, status };
}

/** Every kind of response, from a server with the test page and the failing source. */
export const ANSWER_KINDS: readonly AnswerKind[] = [
  { line: 'GET / HTTP/1.1', status: 200 },
  { line: 'GET / HTTP/1.0', status: 200 },
  { line: 'HEAD / HTTP/1.1', status: 200 },
  { line: 'GET / HTTP/1.1', headers: UPGRADE, status: 200 },
  { line: 'GET /assets/app-1.js HTTP/1.1', status: 200 },
  { line: 'GET /assets/app-1.js HTTP/1.1', headers: ['If-None-Match: *'], status: 304 },
  { line: 'GET /nowhere HTTP/1.1', status: 404 },
  { line: 'POST / HTTP/1.1', status: 405 },
  { line: 'OPTIONS / HTTP/1.1', status: 405 },
  { line: 'TRACE / HTTP/1.1', status: 405 },
  { line: `GET /?q=${'x'.repeat(20_000)} HTTP/1.1`, status: 414 },
  { line: 'GET //evil.example/ HTTP/1.1', status: 400 },
  { line: 'OPTIONS * HTTP/1.1', status: 400 },
  { line: 'GET /healthz HTTP/1.1', status: 200 },
  { line: 'GET /readyz HTTP/1.1', status: 200 },
  { line: 'GET /api/session HTTP/1.1', status: 200 },
  { line: 'GET /api/session HTTP/1.1', headers: UPGRADE, status: 200 },
  { line: 'GET /api/session HTTP/1.1', headers: ['Content-Length: 2'], body: '{}', status: 400 },
  { line: 'GET /api/session HTTP/1.1', headers: ['Origin: http://evil.example'], status: 403 },
  { line: 'GET /api/session HTTP/1.1', headers: ['Expect: a-miracle'], status: 200 },
  { line: 'GET /api/provenance HTTP/1.1', status: 200 },
  { line: 'GET /api/provenance?Region= HTTP/1.1', status: 400 },
  { line: 'GET /api/v1/image/labels HTTP/1.1', status: 200 },
  { line: 'GET /api/v1/image/labels?LabelFilter=%ff HTTP/1.1', status: 400 },
  { line: 'GET /api/nowhere HTTP/1.1', status: 404 },
  { line: 'GET /api/v1/workspaces HTTP/1.1', status: 500 },
  { line: 'GET /api/v1/workspaces/1 HTTP/1.1', status: 429 },
  { line: 'HEAD /api/v1/images HTTP/1.1', status: 405 },
  { line: 'PUT /api/v1/images HTTP/1.1', headers: ['Content-Length: 2'], body: '{}', status: 405 },
  { line: 'OPTIONS /api/v1/images HTTP/1.1', status: 405 },
  { line: 'TRACE /api/v1/images HTTP/1.1', status: 405 },
  { line: `GET /api/v1/images?Name=${'x'.repeat(20_000)} HTTP/1.1`, status: 414 },
  { line: 'GET /api/session HTTP/1.1', headers: [`X-Long: ${'x'.repeat(20_000)}`], status: 431 },
  { line: 'POST /api/session HTTP/1.1', headers: ['Content-Length: 16385'], status: 413 },
  { line: 'GET /api/csp-report HTTP/1.1', status: 405 },
  report('application/csp-report', '{"csp-report":{}}', 204),
  report('application/csp-report', '{}', 400),
  report('text/plain', '{}', 415),
  report('application/csp-report', ' '.repeat(9_000), 413),
];

/** Whether a response is data, not a page or one of its files. */
export function isDataKind({ line }: AnswerKind): boolean {
  return /^\S+ \/(api|healthz|readyz)\b/.test(line);
}

/** Whether it is served for any Host. */
export function isProbeKind({ line }: AnswerKind): boolean {
  return /^(GET|HEAD) \/(healthz|readyz) /.test(line);
}

/** A kind's name in the output of a test. */
export function nameOf({ line, headers = [], status }: AnswerKind): string {
  return `${line.slice(0, 60)} ${headers.join(', ').slice(0, 60)} ${status}`;
}
