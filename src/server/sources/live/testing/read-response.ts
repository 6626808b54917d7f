import type { OperationName } from '../../../../contract/operations.ts';
import { liveOperation } from '../live-operations.ts';
import { readAnswer } from '../wire/answer/read-answer.ts';
import type { Received } from '../wire/send-request.ts';
import { objectOf } from './written.ts';

/** The time of the responses in these tests. */
export const now = Date.UTC(2026, 0, 2, 3, 4, 5);

/** The result of reading a response of the service, with the answer as an object. */
export async function read(
  body: unknown,
  more: Partial<Received> = {},
  operation: OperationName = 'ListImageLabels',
  hasOwnEndpoint = false,
) {
  const received = {
    status: 200,
    contentType: 'application/json;charset=utf-8',
    contentEncoding: 'identity',
    body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  };
  const context = {
    region: 'cn-hangzhou',
    hasOwnEndpoint,
    asked: (name: string) => (operation === 'GetImage' && name === 'ImageId' ? 'a' : ''),
    now,
    secrets: ['long-canary-token', 'canary"with\\signs', 'testAK', 'testSK', 'R-1'],
    sent: [],
  };
  const result = await readAnswer(received, liveOperation(operation), context, new AbortController().signal);
  if (result === undefined) throw new Error('given up without a reason');
  if (!result.ok) return result;
  return { ok: true, value: { answer: objectOf(result.value.answer), leftOut: result.value.answer.leftOut } } as const;
}

/** The failure that a response leads to. Throws if it is an answer. */
export async function errorOf(...asked: Parameters<typeof read>) {
  const result = await read(...asked);
  if (result.ok) throw new Error('an answer where a failure was due');
  return { ...result.error.error, kind: result.error.kind, fix: result.error.fix, badFields: result.error.badFields };
}
