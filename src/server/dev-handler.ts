import type { RequestListener } from 'node:http';
import { version } from '../../package.json';
import { openSource } from './open-source.ts';
import { createRequestHandler } from './request-handler.ts';
import { readSettings } from './settings/settings.ts';

/**
 * What answers the API in development, from settings in the environment alone: the command line is Vite's. Throws
 * where they are faulty; Vite shows that. The page is Vite's own, so an access token could not guard it.
 */
export function createDevHandler(environment: Record<string, string | undefined>, port: number): RequestListener {
  const read = readSettings([], environment);
  if (read.kind !== 'settings') throw new Error(read.kind === 'faults' ? read.faults.join('\n') : read.kind);
  const { settings } = read;
  if (settings.auth === 'token') throw new Error('PAI_AUTH: "token" is not for development; allowed: none');
  const opened = openSource(settings);
  if (!opened.ok) throw new Error(opened.fault);
  const logFault = (line: string) => process.stderr.write(`${line}\n`);
  return createRequestHandler({ source: opened.source, settings, port, version, logFault });
}
