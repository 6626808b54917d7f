import type { Environment } from '../../../settings/given-values.ts';
import type { Proxies } from '../../../settings/proxy-settings.ts';
import type { KeySource } from './access-key.ts';
import { librarySource } from './library-source.ts';
import { fingerprint, profileSource } from './profile-source.ts';
import {
  type CliConfig,
  isAbsent,
  type Profile,
  readCliConfig,
  readSharedFile,
  type SharedFile,
  shortPath,
  unreadable,
} from './profiles/config-files.ts';
import { isHttpUrl, profileIssue, profileName, profileTitle, quotedName } from './profiles/judge-profile.ts';

/** The result of looking at one place for credentials. */
export type PlaceResult =
  /** Nothing is configured there. */
  | { readonly kind: 'nothing' }
  /** The configuration there cannot be used. `reason` names it. */
  | { readonly kind: 'unusable'; readonly reason: string }
  | {
      readonly kind: 'source';
      /** The source as shown to the user: `profile "default" of ~/.aliyun/config.json, mode AK`. */
      readonly title: string;
      /** The existing source is reused while this stays the same. */
      readonly fingerprint: string;
      readonly make: () => KeySource;
      /** What to check if it gives no key and no other source is tried. */
      readonly advice?: string;
    };

/** One place that may have credentials. */
export interface Place {
  readonly id: string;
  /** Why only this place may be used: a setting asks for it. Undefined for a place of the default order. */
  readonly askedFor?: string;
  readonly look: () => PlaceResult;
}

/**
 * The places in the order of lookup. ALIBABA_CLOUD_PROFILE asks for one profile by name, so it is then the only place.
 * Otherwise the order is that of the official chain, without the key of the environment, which is read before.
 */
export function placesOf(environment: Environment, proxies: Proxies): readonly Place[] {
  const wanted = environment.ALIBABA_CLOUD_PROFILE;
  if (wanted) {
    const look = () => lookForNamed(wanted, environment, proxies);
    return [{ id: 'profile', askedFor: `ALIBABA_CLOUD_PROFILE asks for profile ${quotedName(wanted)}`, look }];
  }
  const shared: Place = { id: 'shared', look: () => lookAtShared(environment, proxies) };
  const cli: Place = { id: 'cli', look: () => lookAtCurrent(environment, proxies) };
  // The official chain looks at the current profile of the CLI first. A user who names a file does not mean that one.
  const inFiles = environment.ALIBABA_CLOUD_CREDENTIALS_FILE
    ? [{ ...shared, askedFor: 'ALIBABA_CLOUD_CREDENTIALS_FILE asks for this file' }, cli]
    : [cli, shared];
  return [
    {
      id: 'oidc',
      look: () => lookForOidc(environment, proxies),
      askedFor: 'ALIBABA_CLOUD_OIDC_TOKEN_FILE asks for this role',
    },
    ...inFiles,
    ecsPlace(environment, proxies),
    {
      id: 'uri',
      look: () => lookAtUri(environment, proxies),
      askedFor: 'ALIBABA_CLOUD_CREDENTIALS_URI asks for these credentials',
    },
  ];
}

function lookForNamed(wanted: string, environment: Environment, proxies: Proxies): PlaceResult {
  const cli = cliConfig(environment);
  const inCli = cli.kind === 'profiles' ? cli.find(wanted) : undefined;
  if (inCli !== undefined) return lookAtProfile(inCli, proxies);
  // The profile may be in the unreadable file, so one of the same name elsewhere may be another identity.
  if (cli.kind === 'faulty') return unusable(cli.reason);
  const shared = readSharedFile(environment);
  const inShared = shared.kind === 'profiles' ? shared.find(wanted) : undefined;
  if (inShared !== undefined) return lookAtProfile(inShared, proxies);
  if (shared.kind === 'faulty') return unusable(shared.reason);
  return unusable(`profile ${quotedName(wanted)} is in neither ${cliFileSeen(cli)} nor ${sharedFileSeen(shared)}`);
}

function cliFileSeen(cli: CliConfig): string {
  if (cli.kind !== 'profiles') return '~/.aliyun/config.json (which holds none)';
  const names = cli.names.slice(0, MAX_NAMES).map(quotedName).join(', ');
  return `~/.aliyun/config.json (which holds ${names}${cli.names.length > MAX_NAMES ? ' and more' : ''})`;
}

function sharedFileSeen(shared: SharedFile): string {
  return shared.kind === 'faulty' ? 'the shared file' : shared.file;
}

const MAX_NAMES = 10;

function lookAtCurrent(environment: Environment, proxies: Proxies): PlaceResult {
  const cli = cliConfig(environment);
  if (cli.kind === 'none') return NOTHING;
  if (cli.kind === 'faulty') return unusable(cli.reason);
  const current = cli.find(cli.current);
  if (current !== undefined) return lookAtProfile(current, proxies);
  return unusable(
    cli.current === ''
      ? '~/.aliyun/config.json names no current profile'
      : `~/.aliyun/config.json names ${quotedName(cli.current)} as its current profile, which it does not hold`,
  );
}

function lookAtShared(environment: Environment, proxies: Proxies): PlaceResult {
  const shared = readSharedFile(environment);
  if (shared.kind === 'none') return NOTHING;
  if (shared.kind === 'faulty') return unusable(shared.reason);
  const profile = shared.find('default');
  return profile === undefined
    ? unusable(`${shared.file} holds no profile "default"`)
    : lookAtProfile(profile, proxies);
}

function lookAtProfile(profile: Profile, proxies: Proxies): PlaceResult {
  if (isEmpty(profile)) return unusable(`${profileName(profile)} is empty`);
  const reason = profileIssue(profile, Date.now());
  if (reason !== undefined) return unusable(`${profileTitle(profile)}: ${reason}`);
  return {
    kind: 'source',
    title: profileTitle(profile),
    fingerprint: fingerprint(profile),
    make: () => profileSource(profile, proxies),
    ...(/^ecs_?ram_?role$/i.test(profile.mode) && { advice: ECS_ADVICE }),
  };
}

/** The CLI leaves a profile without a key if the user only set a region. */
function isEmpty({ mode, modeName, fields, isRepeated }: Profile): boolean {
  const hasMode = mode !== 'AK' && !isAbsent(fields[modeName]);
  return !hasMode && !isRepeated && isAbsent(fields.access_key_id) && isAbsent(fields.access_key_secret);
}

function lookForOidc(environment: Environment, proxies: Proxies): PlaceResult {
  const names = ['ALIBABA_CLOUD_OIDC_PROVIDER_ARN', 'ALIBABA_CLOUD_OIDC_TOKEN_FILE', 'ALIBABA_CLOUD_ROLE_ARN'];
  const missing = names.filter((name) => !environment[name]);
  // ALIBABA_CLOUD_ROLE_ARN alone has other uses.
  if (names.slice(0, 2).every((name) => missing.includes(name))) return NOTHING;
  if (missing.length > 0) return unusable(`OIDC role of the environment: ${missing.join(' and ')} is not set`);
  const file = environment.ALIBABA_CLOUD_OIDC_TOKEN_FILE ?? '';
  const why = unreadable(file);
  if (why !== undefined) return unusable(`OIDC role of the environment: its token file ${shortPath(file)} ${why}`);
  return {
    kind: 'source',
    title: 'OIDC role of the environment',
    fingerprint: 'oidc',
    make: () => librarySource((library) => library.OIDCRoleArnCredentialsProvider.builder().build(), proxies),
  };
}

function ecsPlace(environment: Environment, proxies: Proxies): Place {
  const role = environment.ALIBABA_CLOUD_ECS_METADATA;
  return {
    id: 'ecs',
    ...(role && { askedFor: 'ALIBABA_CLOUD_ECS_METADATA asks for this role' }),
    look: () => {
      if (isTrue(environment.ALIBABA_CLOUD_ECS_METADATA_DISABLED)) return NOTHING;
      return {
        kind: 'source',
        title: role ? `RAM role ${quotedName(role)} of this ECS instance` : 'RAM role of this ECS instance',
        fingerprint: `ecs ${role}`,
        make: () => librarySource((library) => library.ECSRAMRoleCredentialsProvider.builder().build(), proxies),
        advice: ECS_ADVICE,
      };
    },
  };
}

const ECS_ADVICE = 'check that this machine is an ECS instance and that the RAM role is attached to it';

function lookAtUri(environment: Environment, proxies: Proxies): PlaceResult {
  const uri = environment.ALIBABA_CLOUD_CREDENTIALS_URI;
  if (!uri) return NOTHING;
  if (!isHttpUrl(uri)) return unusable('ALIBABA_CLOUD_CREDENTIALS_URI is not an http or https URL');
  return {
    kind: 'source',
    // Only the host is shown: a path or a user may be a secret.
    title: `ALIBABA_CLOUD_CREDENTIALS_URI at ${new URL(uri).host}`,
    fingerprint: 'uri',
    make: () =>
      librarySource((library) => library.URICredentialsProvider.builder().withCredentialsURI(uri).build(), proxies),
  };
}

function cliConfig(environment: Environment): CliConfig {
  return isTrue(environment.ALIBABA_CLOUD_CLI_PROFILE_DISABLED) ? { kind: 'none' } : readCliConfig();
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

const NOTHING: PlaceResult = { kind: 'nothing' };

function unusable(reason: string): PlaceResult {
  return { kind: 'unusable', reason };
}
