import type { RequestListener } from 'node:http';
import { version } from '../../../package.json';
import { createLog } from '../log/log.ts';
import { checkCatalogFile, startFolder } from '../settings/check-value.ts';
import type { Environment } from '../settings/given-values.ts';
import { secretsIn } from '../settings/setting-table.ts';
import { readSettings } from '../settings/settings.ts';
import { openSource } from './open-source.ts';
import { createRequestHandler } from './start-server.ts';

/**
 * The API handler for development, with settings from environment variables only: the command line belongs to Vite.
 * Rejects if a setting is invalid; Vite shows the error. Vite serves the page, so an access token could not protect it.
 */
export async function createDevHandler(environment: Environment, port: number): Promise<RequestListener> {
  const read = readSettings([], environment, (path) => checkCatalogFile(path, startFolder(environment)));
  if (read.kind !== 'settings') throw new Error(read.kind === 'issues' ? read.issues.join('\n') : read.kind);
  const { settings } = read;
  if (settings.auth === 'token')
    throw new Error('PAI_AUTH: "token", the default of the live source, is not for development; allowed: none');
  const log = createLog((line) => process.stderr.write(`${line}\n`));
  log.hide(() => secretsIn(environment));
  const opened = await openSource(settings, environment, log);
  if (!opened.ok) throw new Error(opened.error);
  const { source, remarks = [], askCredentials } = opened.value;
  for (const remark of remarks) log.say(remark);
  void askCredentials?.().then(log.say);
  return createRequestHandler({ source, settings, port, version, log });
}
