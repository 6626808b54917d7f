import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpServer, sendJson } from '../sources/live/testing/fault-server.ts';

/** The default number of images. */
export const IMAGE_COUNT = 1_200;
const PAGE_SIZE = 100;

/** The server's behaviour for later requests; a test may change it. */
export interface PagesState {
  /** The number of images. */
  count: number;
  /** Pages from here on are held back until `open`. */
  gate: number;
  /** The prefix of image ids. */
  prefix: string;
  /** Sends the response itself and returns true, or returns false. */
  refuse: (page: number, response: ServerResponse) => boolean;
}

/** A service of images in pages of 100, with the requests that it received. */
export async function imagePages() {
  const held: (() => void)[] = [];
  const asked: { readonly page: number; readonly cacheControl: string | undefined }[] = [];
  const state: PagesState = { count: IMAGE_COUNT, gate: IMAGE_COUNT, prefix: 'image', refuse: () => false };
  const send = (page: number, response: ServerResponse) => {
    const all = Array.from({ length: state.count }, (_, at) => ({ ImageId: `${state.prefix}-${at}`, Labels: [] }));
    const Images = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    sendJson(response, { RequestId: `page-${page}`, TotalCount: state.count, Images });
  };
  const { url, closed } = await httpServer((request: IncomingMessage, response) => {
    const page = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('PageNumber'));
    asked.push({ page, cacheControl: request.headers['cache-control'] });
    if (state.refuse(page, response)) return;
    if (page < state.gate) send(page, response);
    else held.push(() => send(page, response));
  });
  return {
    url,
    state,
    asked,
    /** The number of closed connections. */
    closed,
    /** Sends held pages, and then only holds back pages from `gate` on. */
    open: (gate = IMAGE_COUNT) => {
      state.gate = gate;
      for (const answer of held.splice(0)) answer();
    },
  };
}
