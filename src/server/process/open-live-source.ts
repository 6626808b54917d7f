import { findRegion } from '../../contract/regions.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Log } from '../log/log.ts';
import type { Environment } from '../settings/given-values.ts';
import { proxyRemarks, readProxies } from '../settings/proxy-settings.ts';
import type { LiveSettings } from '../settings/settings.ts';
import { createCredentials } from '../sources/live/credentials/credentials.ts';
import { nearNames } from '../sources/live/credentials/missing.ts';
import { createLiveSource, endpointOf } from '../sources/live/live-source.ts';

import type { OpenSource } from './open-source.ts';

/** The metadata service of an ECS instance. It answers for the calling machine, so a proxy would get its own role. */
const METADATA = '100.100.100.200';

/** Opens the real service. Sends no request yet. Later secrets are kept out of the log too. */
export function openLiveSource(settings: LiveSettings, environment: Environment, log: Log): Result<OpenSource> {
  const read = readProxies(environment, [METADATA]);
  // The settings have validated the same variables. A caller without settings gets the error here.
  if (!read.ok) return failed(read.error.join('; '));
  const proxies = read.value;
  log.hide(() => proxies.secrets);
  const credentials = createCredentials(environment, {
    proxies,
    onSource: (source) => log.record({ event: 'credentials', source }),
  });
  log.hide(credentials.secrets);
  const source = createLiveSource(settings, { credentials, proxies, log: log.record });
  const base = endpointOf(settings.region, settings);
  return ok({
    source,
    title: titleOf(settings),
    remarks: [...(base === undefined ? [] : proxyRemarks(proxies, base)), ...nearNames(environment)],
    askCredentials: async () => {
      const key = await credentials.get();
      return key.ok ? `credentials: ${credentials.answeredBy()}` : `credentials: ${key.error.message}`;
    },
    close: async () => {
      credentials.close();
      await source.close();
    },
  });
}

function titleOf(settings: LiveSettings): string {
  const { region, workspaceId } = settings;
  const { region: regionBy = '', workspaceId: workspaceBy = '' } = settings.by;
  const parts = [`live PAI, region ${region} at ${endpointOf(region, settings)?.origin}`];
  if (findRegion(region) === undefined) parts.push('this region is not in the list of regions');
  // A flag is visible on the command line. A variable may come from a forgotten profile.
  if (regionBy.startsWith('PAI_')) parts.push(`the region is set by ${regionBy}`);
  if (workspaceBy.startsWith('PAI_')) parts.push(`workspace ${workspaceId} is set by ${workspaceBy}`);
  return parts.join('; ');
}
