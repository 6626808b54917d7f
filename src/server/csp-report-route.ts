import { type AppContext, invalidParameter, refuse } from './app-answers.ts';
import { REPORT_TYPES, readCspReport } from './csp-report.ts';
import type { Log } from './log/log.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

const MOST_BYTES = 8 * 1024;
const MOST_A_MINUTE = 10;

/**
 * Takes the browsers' reports of what the page's policy blocked, and writes one line for each. Few and small ones
 * only: whoever may open the page may send them, and each costs a line.
 */
export function createReportAnswer(log: Log | undefined): (c: AppContext) => Promise<Response> {
  const limit = createRateLimit(MOST_A_MINUTE, 60_000);
  return async (c) => {
    const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    const type = REPORT_TYPES.find((one) => one === given);
    if (type === undefined) {
      const message = `Content-Type must be ${REPORT_TYPES.join(' or ')}`;
      return refuse(c, { code: 'UnsupportedMediaType', message, status: 415 });
    }
    const body = await readBody(c.req.raw, MOST_BYTES);
    if (!body.ok && body.fault === 'too-large') {
      c.header('Connection', 'close');
      const message = `The report is larger than ${MOST_BYTES} bytes`;
      return refuse(c, { code: 'RequestBodyTooLarge', message, status: 413 });
    }
    const violations = body.ok ? readCspReport(type, body.text) : undefined;
    if (violations === undefined)
      return refuse(c, invalidParameter(`The body must be a report in JSON, as ${type} is`));
    const retryAfterSeconds = limit();
    if (retryAfterSeconds !== undefined) {
      const message = `At most ${MOST_A_MINUTE} reports a minute are taken`;
      return refuse(c, { code: 'Throttling', message, status: 429, retryAfterSeconds });
    }
    if (violations.length > 0) log?.record({ cspReport: violations, requestId: c.get('requestId') });
    return c.body(null, 204);
  };
}
