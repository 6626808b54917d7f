import { gzipSync } from 'node:zlib';
import { sendJson, sendSlowly, sendSound } from './exchange.mjs';
import { HOSTILE_LABELS } from './hostile-labels.mjs';
import { ODD_WORKSPACES } from './odd-images.mjs';
import { ApiRefusal, errorBody } from './pai-api.mjs';

/**
 * @typedef {import('./exchange.mjs').Exchange} Exchange
 * @typedef {import('./exchange.mjs').Fault} Fault
 */

const LABEL = { Key: 'system.chipType', Value: 'GPU' };
const SLOW_MS = 3_000;

/** Responses that are valid HTTP and JSON, or nearly, and differ from the documentation. @type {readonly Fault[]} */
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
    id: ODD_WORKSPACES.nulls,
    name: 'answers with nulls',
    answer: (exchange) => {
      if (exchange.operation === 'ListImageLabels')
        sendJson(exchange, { RequestId: null, TotalCount: null, NextToken: null, Labels: [LABEL] });
      else if (exchange.operation === 'ListImages')
        sendJson(exchange, { RequestId: null, TotalCount: null, Images: imagesOf(exchange).map(withNulls) });
      else sendSound(exchange);
    },
  },
  {
    id: ODD_WORKSPACES.repeats,
    name: 'counts otherwise, and repeats rows',
    answer: (exchange) => {
      const { requestId: RequestId, operation } = exchange;
      const Labels = [LABEL, { Key: 'team', Value: 'ranker' }, LABEL, LABEL];
      if (operation === 'ListImageLabels') sendJson(exchange, { RequestId, TotalCount: 14, Labels });
      else if (operation === 'ListImages') {
        const images = imagesOf(exchange);
        sendJson(exchange, { RequestId, TotalCount: 14, Images: [...images, ...images.slice(0, 1)] });
      } else sendSound(exchange);
    },
  },
  {
    id: ODD_WORKSPACES.hostile,
    name: 'holds hostile labels, names and descriptions',
    answer: (exchange) => {
      if (exchange.operation !== 'ListImageLabels') return sendSound(exchange);
      const Labels = HOSTILE_LABELS;
      sendJson(exchange, { RequestId: exchange.requestId, TotalCount: Labels.length, Labels });
    },
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

/**
 * @param {Exchange} exchange
 * @returns {readonly object[]}
 */
function imagesOf(exchange) {
  /** @type {{ readonly Images?: readonly object[] }} */
  const { Images = [] } = exchange.answer();
  return Images;
}

/**
 * An image with PAI's nulls for unknown values. An image without labels has null for them too.
 *
 * @param {object} image
 */
function withNulls(image) {
  const unknown = { Description: null, ImageUri: null, GmtCreateTime: null, Size: null, Accessibility: null };
  const labels = 'Labels' in image && Array.isArray(image.Labels) && image.Labels.length === 0 ? { Labels: null } : {};
  return { ...image, ...unknown, ...labels };
}
