import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type AppParts, createApp } from './api/app.ts';
import { createSignatureCheck } from './auth/verify-signature.ts';
import { type AnswerRoom, holdAnswers } from './http/answer-room.ts';
import { filesUnder } from './http/base-path.ts';
import { guardEdge } from './http/guard.ts';
import { allowedHosts } from './http/hosts.ts';
import { logRequests } from './http/request-log.ts';
import { sayAtMost } from './log/log.ts';
import type { Settings } from './settings/settings.ts';

export interface HandlerParts extends Omit<AppParts, 'checkSignature' | 'basePath'> {
  readonly settings: Settings;
  /** The port that is listened on. */
  readonly port: number;
  /** Left out, answers are sent however many wait to be taken. */
  readonly room?: AnswerRoom;
}

/** The product as a handler of node's server: the guard, behind it the app, and around both a line for each request. */
export function createRequestHandler(parts: HandlerParts): RequestListener {
  const { settings, port, log, files } = parts;
  const { basePath } = settings;
  const signingKey = settings.source === 'embedded' ? settings.signingKey : undefined;
  const app = createApp({
    ...parts,
    basePath,
    ...(files === undefined ? {} : { files: filesUnder(files, basePath) }),
    ...(signingKey === undefined ? {} : { checkSignature: createSignatureCheck(signingKey) }),
  });
  const listener = getRequestListener(app.fetch);
  const guarded = guardEdge(
    {
      allowedHosts: allowedHosts(settings, port),
      basePath,
      alreadySet: settings.allowedHosts,
      say: sayAtMost((refused) => log?.record({ refused }), 1_000),
    },
    parts.room ? holdAnswers(parts.room, basePath, listener) : listener,
  );
  // The embedded catalog is public and on this machine: who reads it needs no record, and a terminal stays quiet.
  return settings.source === 'live' && log ? logRequests(log, guarded) : guarded;
}
