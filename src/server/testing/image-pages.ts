import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpServer, sendJson } from '../sources/live/testing/fault-server.ts';

/** How many images there are, unless a test says otherwise. */
export const IMAGE_COUNT = 1_200;
const PAGE_SIZE = 100;

/** What the server does with requests to come; a test changes it as it goes. */
export interface PagesState {
  /** How many images there are. */
  count: number;
  /** Pages from here on are kept until `open`. */
  gate: number;
  /** How the ids of images begin. */
  prefix: string;
  /** Answers a page itself and says so, or leaves it alone. */
  refuse: (page: number, response: ServerResponse) => boolean;
}

/** A service of images in pages of 100, and what it was asked. */
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
    /** How many connections have ended. */
    closed,
    /** Sends what was kept, and keeps only pages from `gate` on. */
    open: (gate = IMAGE_COUNT) => {
      state.gate = gate;
      for (const answer of held.splice(0)) answer();
    },
  };
}
