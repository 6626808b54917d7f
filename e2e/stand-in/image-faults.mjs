import { sendJson, sendRefusal, sendSlowly, sendSound } from './exchange.mjs';
import { IMAGE_COUNTS, IMAGE_WORKSPACES } from './image-workspaces.mjs';
import { ApiRefusal } from './pai-api.mjs';
import { noPermission } from './refusals.mjs';

/**
 * @typedef {import('./exchange.mjs').Exchange} Exchange
 * @typedef {import('./exchange.mjs').Fault} Fault
 */

const PAGE_MS = 150;
const MAX_ROWS = 50;
const COUNTED_TOO_MANY = 3;

/** Faults of one operation on images while the others work. @type {readonly Fault[]} */
export const IMAGE_FAULTS = [
  faultOf('ListImages', {
    id: IMAGE_WORKSPACES.slowPages,
    name: `lists ${IMAGE_COUNTS[IMAGE_WORKSPACES.slowPages]} images, each page after ${PAGE_MS} ms`,
    answer: (exchange) => sendSlowly(exchange, PAGE_MS),
  }),
  faultOf('ListImages', {
    id: IMAGE_WORKSPACES.refusedImages,
    name: 'refuses to list images, and answers with their labels',
    answer: (exchange) => sendRefusal(exchange, noPermission('ListImages', IMAGE_WORKSPACES.refusedImages)),
  }),
  faultOf('GetImage', {
    id: IMAGE_WORKSPACES.vanishingImages,
    name: 'lists images that are gone when asked for',
    answer: (exchange) => sendRefusal(exchange, new ApiRefusal(404, 'ImageNotFound')),
  }),
  { id: IMAGE_WORKSPACES.empty, name: 'holds no images and no labels', answer: sendSound },
  faultOf('ListImages', {
    id: IMAGE_WORKSPACES.smallPages,
    name: `never lists more than ${MAX_ROWS} images a page`,
    answer: (exchange) => {
      const PageSize = String(Math.min(pageOf(exchange).size, MAX_ROWS));
      sendJson(exchange, { RequestId: exchange.requestId, ...exchange.answer({ PageSize }) });
    },
  }),
  faultOf('ListImages', {
    id: IMAGE_WORKSPACES.shiftingPages,
    name: `lists the last image of the first page again on the next, and counts ${COUNTED_TOO_MANY} too many`,
    answer: (exchange) => {
      const { size, number } = pageOf(exchange);
      /** @type {{ readonly TotalCount?: number, readonly Images?: readonly object[] }} */
      const { TotalCount = 0, Images = [] } = exchange.answer({ PageNumber: '1', PageSize: '1000' });
      // As if an image was inserted at the front after the first page was read.
      const from = number === 1 ? 0 : (number - 1) * size - 1;
      sendJson(exchange, {
        RequestId: exchange.requestId,
        TotalCount: TotalCount + COUNTED_TOO_MANY,
        Images: Images.slice(from, from + size),
      });
    },
  }),
];

/**
 * The fault of one operation; other operations get a correct response.
 *
 * @param {string} operation
 * @param {Fault} fault
 * @returns {Fault}
 */
function faultOf(operation, { answer, ...fault }) {
  return {
    ...fault,
    answer: (exchange) => (exchange.operation === operation ? answer(exchange) : sendSound(exchange)),
  };
}

/** @param {Exchange} exchange */
function pageOf({ parameters }) {
  return { size: Number(parameters.PageSize ?? 20), number: Number(parameters.PageNumber ?? 1) };
}
