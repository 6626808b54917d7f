import { gzipSync } from 'node:zlib';
import { sendJson, sendSlowly } from './exchange.mjs';
import { HOSTILE_LABELS } from './hostile-labels.mjs';
import { ApiRefusal, errorBody } from './pai-api.mjs';

/** @typedef {import('./exchange.mjs').Fault} Fault */

const LABEL = { Key: 'system.chipType', Value: 'GPU' };
const SLOW_MS = 3_000;

/** Answers that are sound HTTP and JSON, or nearly, and not what the documentation says. @type {readonly Fault[]} */
export const ODD_ANSWERS = [
  {
    id: '9014',
    name: 'answers in another shape',
    answer: (exchange) => sendJson(exchange, { TotalCount: 'many', Labels: { chipType: 'GPU' } }),
  },
  {
    id: '9029',
    name: 'refuses in XML',
    answer: ({ response, requestId }) => {
      const xml = `<?xml version="1.0"?><Error><RequestId>${requestId}</RequestId><Code>Forbidden</Code></Error>`;
      response.writeHead(403, { 'Content-Type': 'text/xml' }).end(xml);
    },
  },
  {
    id: '9030',
    name: 'refuses with status 200',
    answer: (exchange) => {
      const refusal = new ApiRefusal(200, 'InvalidParameter', 'WorkspaceId is not valid.');
      sendJson(exchange, errorBody(refusal, exchange.requestId));
    },
  },
  {
    id: '9031',
    name: 'answers with nulls',
    answer: (exchange) => sendJson(exchange, { RequestId: null, TotalCount: null, NextToken: null, Labels: [LABEL] }),
  },
  {
    id: '9032',
    name: 'counts otherwise, and repeats rows',
    answer: (exchange) =>
      sendJson(exchange, {
        RequestId: exchange.requestId,
        TotalCount: 14,
        Labels: [LABEL, { Key: 'team', Value: 'ranker' }, LABEL, LABEL],
      }),
  },
  {
    id: '9033',
    name: 'holds hostile labels',
    answer: (exchange) =>
      sendJson(exchange, {
        RequestId: exchange.requestId,
        TotalCount: HOSTILE_LABELS.length,
        Labels: HOSTILE_LABELS,
      }),
  },
  {
    id: '9042',
    name: 'answers after 3 seconds',
    answer: (exchange) => sendSlowly(exchange, SLOW_MS),
  },
  {
    id: '9043',
    name: 'answers compressed, which nobody asked for',
    answer: ({ response, requestId, answer }) => {
      const zipped = gzipSync(JSON.stringify({ RequestId: requestId, ...answer() }));
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(zipped);
    },
  },
];
