import type { Environment } from './environment.ts';
import { createCredentials } from './live/credentials.ts';
import { endpointOf } from './live/endpoints.ts';
import { createLiveSource } from './live/live-source.ts';
import type { Log } from './log.ts';
import type { OpenSource } from './open-source.ts';
import type { LiveSettings } from './settings/settings.ts';

/** Opens the real service. Asks nobody for anything yet; every secret found from now on is kept out of the log. */
export function openLiveSource(settings: LiveSettings, environment: Environment, log: Log): OpenSource {
  const credentials = createCredentials(environment);
  log.hide(credentials.secrets);
  const source = createLiveSource(settings, { credentials, log: log.record });
  return {
    source,
    title: `live PAI, region ${settings.region} at ${endpointOf(settings.region, settings)?.origin}`,
    askCredentials: async () => {
      const got = await credentials.get();
      return got.ok ? `credentials: ${credentials.answeredBy()}` : `credentials: ${got.error.message}`;
    },
    close: () => source.close(),
  };
}
