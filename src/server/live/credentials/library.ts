import type { IncomingMessage } from 'node:http';
import { type Answer, isTraced, type RequestOptions, tracedRequest } from './traced-request.ts';

export type Library = typeof import('@alicloud/credentials');

let loading: Promise<Library> | undefined;

/**
 * The official credential library. Loaded when it is needed and not above, because it reads DEBUG once, while it is
 * loaded, and would write the requests for tokens and their answers past the log. Nothing else in this process reads
 * DEBUG.
 */
export function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  delete process.env.DEBUG;
  const [library, httpx] = await Promise.all([import('@alicloud/credentials'), import('httpx')]);
  // A CommonJS module: what it exports is the default here, which its types do not say.
  sendBy('default' in httpx ? (httpx.default as Httpx) : httpx);
  return library;
}

type Httpx = typeof import('httpx');

/**
 * Makes the library's HTTP client send by ours, which knows proxies and notes what became of each request. The library
 * takes neither proxy nor agent. We rejected patching `http.request`, because every request of the process would change.
 */
function sendBy(httpx: Httpx): void {
  const original = { request: httpx.request, read: httpx.read };
  const answers = new WeakMap<object, Answer>();
  const request: Httpx['request'] = async (url, options) => {
    if (!isTraced()) return original.request(url, options);
    const answer = await tracedRequest(url, options as RequestOptions);
    // Of an answer the library reads status and headers, and hands it back to `read`.
    const response = { statusCode: answer.statusCode, headers: answer.headers } as IncomingMessage;
    answers.set(response, answer);
    return response;
  };
  const read: Httpx['read'] = async (response, encoding) => {
    const answer = answers.get(response);
    if (answer === undefined) return original.read(response, encoding);
    return encoding === '' ? answer.body : answer.body.toString(encoding as BufferEncoding);
  };
  Object.assign(httpx, { request, read });
}
