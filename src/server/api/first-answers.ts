import type { SessionResponse } from '../../contract/operations.ts';
import { FIRST_ANSWERS_ID, type FirstLabels } from '../../contract/page-load/first-answers.ts';
import { EncodedBytes } from '../http/encoded-bytes.ts';
import type { DrawScreen } from '../page/first-screen.ts';
import { PAGE_VARY, type StaticFile } from '../page/static-files.ts';
import { type ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import type { AnswerMemory, ReadyAnswer } from './answer-memory.ts';
import { type AppContext, jsonBytes, preferencesOf } from './answers.ts';
import { type FirstRequest, readFirstImages, readFirstRequest } from './first-request.ts';

/**
 * A response of 10,000 labels, which takes 50 KB in the compressed page. Drawing the rows of a longer one would hold other
 * requests, and compressing it for each visit too.
 */
const MAX_BYTES = 1024 * 1024;

export interface FirstAnswersParts {
  readonly source: ImageSource;
  readonly memory: AnswerMemory;
  readonly session: Omit<SessionResponse, 'RequestId'>;
  readonly isOverloaded?: (() => boolean) | undefined;
  /** If absent, the page has no first screen. */
  readonly drawScreen?: DrawScreen | undefined;
}

/**
 * Sends the page for the address of a view, in the reader's theme and language, with a block of data that the page
 * would request first. Never waits for PAI. Not cacheable, like responses of the API.
 */
export async function answerPage(c: AppContext, page: StaticFile, parts: FirstAnswersParts): Promise<Response> {
  const html = new TextDecoder().decode(page.bodies.get('identity'));
  const { block, screen, toLoad } = await firstOf(c, parts);
  const written = withPreload(withScreen(withBlock(html, block), screen), toLoad);
  const body = new EncodedBytes(new TextEncoder().encode(written));
  const encoding = body.encodingFor(c.req.raw.headers.get('accept-encoding'));
  const bytes = await body.body(encoding);
  return new Response(bytes, {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Length': String(bytes.length),
      'Content-Type': page.type,
      Vary: PAGE_VARY,
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      'x-acs-request-id': c.env.requestId,
    },
  });
}

/** At the end of the body. No `<` in the data may begin a tag or a comment, for any label. */
function withBlock(html: string, json: string): string {
  const end = html.lastIndexOf('</body>');
  const at = end < 0 ? html.length : end;
  const data = json.replaceAll('<', '\\u003c');
  const block = `<script type="application/json" id="${FIRST_ANSWERS_ID}">${data}</script>`;
  return html.slice(0, at) + block + html.slice(at);
}

const ROOT = '<div id="root">';

/** The root of the page's script. */
function withScreen(html: string, screen: string): string {
  const at = html.indexOf(ROOT);
  return at < 0 || screen === '' ? html : html.slice(0, at + ROOT.length) + screen + html.slice(at + ROOT.length);
}

/**
 * The browser sends the request while it loads the script: the two times pass together, not one after the other. The
 * address is relative to the page's, which may be below a base path. We rejected a `Link` header: a long filter would
 * not fit into the headers that a proxy accepts.
 */
function withPreload(html: string, target: string | undefined): string {
  const at = html.indexOf('</head>');
  if (at < 0 || target === undefined) return html;
  // Other characters of HTML are percent-encoded in a target.
  const href = target.slice(1).replaceAll('&', '&amp;');
  return `${html.slice(0, at)}<link rel="preload" as="fetch" crossorigin href="${href}">${html.slice(at)}`;
}

interface First {
  /** `FirstAnswers` as JSON. */
  readonly block: string;
  /** HTML; empty if there are no labels to show. */
  readonly screen: string;
  /** The target of the page's first request, if its rows are not in the page. */
  readonly toLoad?: string | undefined;
}

async function firstOf(c: AppContext, parts: FirstAnswersParts): Promise<First> {
  const session = { RequestId: c.env.requestId, ...parts.session };
  const { path, query } = c.env.target;
  const mayHold = mayHoldRows(c, parts);
  const question = mayHold && path === '/' ? readFirstRequest(query, parts.session) : undefined;
  const labels = question && (await labelsFor(c, question, parts));
  if (labels === undefined) {
    const images = mayHold ? readFirstImages(path.slice(1), query, parts.session) : undefined;
    return { block: JSON.stringify({ session }), screen: '', toLoad: question?.target ?? images };
  }
  const blockOf = (shown: object) => `${JSON.stringify({ session: shown }).slice(0, -1)},"labels":${labels.json}}`;
  // The page compares the build with its own scripts, which are unknown where the server draws.
  const { build: _, ...withoutBuild } = session;
  const { language } = preferencesOf(c);
  const answers = blockOf(withoutBuild);
  const screen = parts.drawScreen?.({ path, query, language, answers, answer: labels.answer });
  return { block: blockOf(session), screen: screen ?? '' };
}

/** A response in memory, with its age. */
interface LabelsAtHand {
  readonly json: string;
  readonly answer: WrittenAnswer;
}

/** Rows go to a document of a browser or to a program. Embedded content of another site gets none, as in the API. */
function mayHoldRows(c: AppContext, { session, isOverloaded }: FirstAnswersParts): boolean {
  const destination = c.req.raw.headers.get('sec-fetch-dest');
  return !session.signed && !isOverloaded?.() && (destination ?? 'document') === 'document';
}

/** The response to the request, as JSON; undefined if it is not in memory or too long. */
async function labelsFor(
  c: AppContext,
  { scope, target, request }: FirstRequest,
  { source, memory }: FirstAnswersParts,
): Promise<LabelsAtHand | undefined> {
  const found = memory.lookFor('ListImageLabels', request)() ?? (await answerOfCatalog(c, source, memory, request));
  if (found === undefined || found.answer.body.plain.length > MAX_BYTES) return undefined;
  const { answer, freshness } = found;
  const head: Omit<FirstLabels, 'body'> = {
    scope,
    target,
    ageSeconds: Math.floor(freshness?.ageSeconds ?? 0),
    ...(answer.leftOut === undefined ? {} : { leftOut: answer.leftOut }),
  };
  const json = `${JSON.stringify(head).slice(0, -1)},"body":${new TextDecoder().decode(answer.body.plain)}}`;
  return { json, answer };
}

/** The embedded source responds at once, and the response is kept for later requests. */
async function answerOfCatalog(
  c: AppContext,
  source: ImageSource,
  memory: AnswerMemory,
  request: object,
): Promise<ReadyAnswer | undefined> {
  if (source.kind === 'live') return undefined;
  const outcome = await source.listImageLabels(request, c.req.raw.signal);
  if (!outcome.ok || outcome.value.answer instanceof WrittenAnswer) return undefined;
  const body = { RequestId: c.env.requestId, ...outcome.value.answer };
  const answer = new WrittenAnswer(jsonBytes(body), c.env.requestId);
  memory.keep('ListImageLabels', request, answer);
  return { answer };
}
