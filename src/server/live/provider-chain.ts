import { AccessKey, isKeyText } from './access-key.ts';

export interface Found {
  readonly key: AccessKey;
  /** Which provider of the chain answered, in the library's words. */
  readonly provider: string;
}

/** Asks its providers in turn. One object keeps what they remember: read profiles, tokens until they run out. */
export interface ProviderChain {
  /** Nothing where no provider has credentials. Never throws, and nothing of the library's errors comes out. */
  find(): Promise<Found | undefined>;
}

type Library = typeof import('@alicloud/credentials');

interface Provider {
  getCredentials(): Promise<{ accessKeyId?: string; accessKeySecret?: string; securityToken?: string }>;
  getProviderName(): string;
}

/**
 * The official chain in its official order, from the library's own providers, less the environment's static key
 * (read before it ever comes to a chain). The library's ready-made chain was refused: it remembers the last provider
 * even when that one failed, and asks https://undefined/ where no URI is set.
 */
const PROVIDERS: readonly ((library: Library) => Provider | undefined)[] = [
  (library) => library.OIDCRoleArnCredentialsProvider.builder().build(),
  (library) => library.CLIProfileCredentialsProvider.builder().build(),
  (library) => library.ProfileCredentialsProvider.builder().build(),
  (library) => library.ECSRAMRoleCredentialsProvider.builder().build(),
  (library) =>
    process.env.ALIBABA_CLOUD_CREDENTIALS_URI ? library.URICredentialsProvider.builder().build() : undefined,
];

/** A chain over the process's environment and home directory, which the library reads by itself. */
export function createProviderChain(): ProviderChain {
  let providers: readonly Provider[] | undefined;
  return {
    find: async () => {
      providers ??= await buildProviders().catch(() => []);
      for (const provider of providers) {
        const found = await ask(provider);
        if (found === undefined) continue;
        // The one that answered is asked alone from now on, so that a short outage does not change who asks.
        providers = [provider];
        return found;
      }
      return undefined;
    },
  };
}

async function buildProviders(): Promise<readonly Provider[]> {
  const library = await loadLibrary();
  return PROVIDERS.flatMap((make) => build(() => make(library)));
}

/**
 * Loaded here and not above, because the library reads DEBUG once, while it is loaded, and where that names its parts
 * it writes the requests for tokens and their answers past the log. Nothing else in this process reads it.
 */
function loadLibrary(): Promise<Library> {
  delete process.env.DEBUG;
  return import('@alicloud/credentials');
}

/** A provider refuses to be built where its settings are missing or switch it off. */
function build(make: () => Provider | undefined): readonly Provider[] {
  try {
    const provider = make();
    return provider === undefined ? [] : [provider];
  } catch {
    return [];
  }
}

/** The library's errors hold secrets (a broken profile is copied into one whole), so none is ever looked at. */
async function ask(provider: Provider): Promise<Found | undefined> {
  try {
    const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
    // Profiles are files that people write, so anything may stand where a text belongs.
    if (!isKeyText(accessKeyId) || !isKeyText(accessKeySecret)) return undefined;
    if (securityToken && !isKeyText(securityToken)) return undefined;
    const key = new AccessKey(accessKeyId, accessKeySecret, securityToken || undefined);
    return { key, provider: provider.getProviderName() };
  } catch {
    return undefined;
  }
}
