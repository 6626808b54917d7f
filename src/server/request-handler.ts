import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { allowedHosts } from './allowed-hosts.ts';
import { type AppParts, createApp } from './app.ts';
import { guardEdge } from './edge-guard.ts';
import { createSignatureCheck } from './embedded/verify-signature.ts';
import type { Settings } from './settings/settings.ts';

export interface HandlerParts extends Omit<AppParts, 'checkSignature'> {
  readonly settings: Settings;
  /** The port that is listened on. */
  readonly port: number;
}

/** The product as a handler of node's server: the guard, and behind it the app. */
export function createRequestHandler(parts: HandlerParts): RequestListener {
  const { settings, port } = parts;
  const { signingKey } = settings;
  const app = createApp(
    signingKey === undefined ? parts : { ...parts, checkSignature: createSignatureCheck(signingKey) },
  );
  return guardEdge(allowedHosts(settings, port), getRequestListener(app.fetch));
}
