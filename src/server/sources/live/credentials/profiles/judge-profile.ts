import { NumberText, nameKind, REPEATED, textOfNumber } from '../../../rows/read-fields.ts';
import { isKeyText } from '../access-key.ts';
import { isAbsent, type Profile, unreadable } from './config-files.ts';

interface Mode {
  /** The required fields of the mode. */
  readonly needs: readonly string[];
  /** Why a profile with these fields still cannot be used now. `now`: milliseconds since 1970. */
  readonly check?: (profile: Profile, now: number, above: readonly string[]) => string | undefined;
}

const KEY = ['access_key_id', 'access_key_secret'];

/** The supported modes of the CLI. */
const CLI_MODES: Readonly<Record<string, Mode>> = {
  AK: { needs: KEY },
  StsToken: { needs: [...KEY, 'sts_token'], check: stsExpired },
  RamRoleArn: { needs: [...KEY, 'ram_role_arn'] },
  EcsRamRole: { needs: [], check: metadataOff },
  OIDC: { needs: ['oidc_provider_arn', 'oidc_token_file', 'ram_role_arn'], check: noTokenFile },
  ChainableRamRoleArn: { needs: ['source_profile', 'ram_role_arn'], check: sourceUnusable },
  CredentialsURI: { needs: ['credentials_uri'], check: noUrl },
  External: { needs: ['process_command'] },
  CloudSSO: {
    needs: ['cloud_sso_sign_in_url', 'cloud_sso_account_id', 'cloud_sso_access_config', 'access_token'],
    check: signInExpired,
  },
  OAuth: { needs: ['oauth_site_type', 'oauth_refresh_token'], check: unknownSite },
};

/** The supported types of the shared file. */
const SHARED_TYPES: Readonly<Record<string, Mode>> = {
  access_key: { needs: KEY },
  sts: { needs: [...KEY, 'security_token'] },
  ram_role_arn: { needs: [...KEY, 'role_arn'] },
  ecs_ram_role: { needs: [], check: metadataOff },
};

/** Modes that neither the credential library nor this server supports, with a replacement. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  RsaKeyPair: 'use AK or RamRoleArn',
  RamRoleArnWithRoleName: 'use ChainableRamRoleArn with a source profile of mode EcsRamRole',
  RamRoleArnWithEcs: 'use ChainableRamRoleArn with a source profile of mode EcsRamRole',
  BearerToken: 'requests to PAI need a key: use AK, StsToken or CloudSSO',
  Anonymous: 'requests to PAI need a key: use AK, StsToken or CloudSSO',
  rsa_key_pair: 'use access_key or ram_role_arn',
  bearer: 'requests to PAI need a key: use access_key',
  oidc_role_arn: 'use a profile of the CLI, or the variables of OIDC',
  credentials_uri: 'use a profile of the CLI, or ALIBABA_CLOUD_CREDENTIALS_URI',
};

const KEY_FIELDS = new Set(['access_key_id', 'access_key_secret', 'sts_token', 'security_token']);

const KNOWN = new Set([CLI_MODES, SHARED_TYPES, UNSUPPORTED].flatMap(Object.keys).map((mode) => mode.toLowerCase()));

/**
 * A profile with its file and its mode, as shown to the user. An unknown mode is not shown, because people paste keys
 * into wrong fields.
 */
export function profileTitle(profile: Profile): string {
  const { mode, modeName, fields } = profile;
  const shown = isAbsent(fields[modeName]) ? 'not given' : KNOWN.has(mode.toLowerCase()) ? mode : 'not known';
  return `${profileName(profile)}, ${modeName} ${shown}`;
}

/**
 * Why the text of a profile makes it unusable. Returns undefined if there is no reason. We check the fields
 * because the library fills missing ones from the environment, and would then sign with another identity. If two
 * profiles have one name, the CLI uses the first and other tools the last, so neither is used.
 */
export function profileIssue(profile: Profile, now: number, above: readonly string[] = []): string | undefined {
  const { mode, modeName, isRepeated, fields } = profile;
  if (isRepeated) return 'the file holds more than one profile of this name; keep one';
  // The older SDKs read this switch of the shared file. Without it a profile is on.
  if (modeName === 'type' && String(fields.enable).trim().toLowerCase() === 'false')
    return `it is turned off by enable; ${fixHint(profile)}`;
  const wrong = oddField(fields);
  if (wrong !== undefined) return wrong;
  const modes = modeName === 'mode' ? CLI_MODES : SHARED_TYPES;
  const known = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (known === undefined) {
    const allowed = Object.keys(modes).join(', ');
    if (mode === '') return `it has no ${modeName}; allowed: ${allowed}`;
    const instead = Object.hasOwn(UNSUPPORTED, mode) ? `: ${UNSUPPORTED[mode]}` : `; allowed: ${allowed}`;
    return `this ${modeName} is not supported${instead}`;
  }
  const missing = known.needs.filter((field) => textField(profile, field) === undefined);
  if (missing.length > 0) return `it has no ${missing.join(' and no ')}; ${fixHint(profile)}`;
  const odd = known.needs.find((field) => KEY_FIELDS.has(field) && !isKeyText(profile.fields[field]));
  if (odd !== undefined) return `its ${odd} holds characters that no key has; ${fixHint(profile)}`;
  return known.check?.(profile, now, above);
}

/** The credential library reads this variable too, and gives no reason. */
function metadataOff(): string | undefined {
  return process.env.ALIBABA_CLOUD_ECS_METADATA_DISABLED?.toLowerCase() === 'true'
    ? 'ALIBABA_CLOUD_ECS_METADATA_DISABLED turns off the metadata service that it needs'
    : undefined;
}

function stsExpired(profile: Profile, now: number): string | undefined {
  const expires = numberField(profile, 'sts_expiration');
  if (expires === undefined || expires * 1_000 > now) return undefined;
  return `its token expired on ${dayAndTime(expires)}; ${fixHint(profile)}`;
}

function signInExpired(profile: Profile, now: number): string | undefined {
  const again = fixHint(profile);
  const expires = numberField(profile, 'cloud_sso_access_token_expire');
  if (expires === undefined) return `it does not say when its access token expires; ${again}`;
  if (expires * 1_000 <= now) return `its access token expired on ${dayAndTime(expires)}; ${again}`;
  const url = textField(profile, 'cloud_sso_sign_in_url') ?? '';
  return URL.canParse(url) && new URL(url).protocol === 'https:'
    ? undefined
    : `its cloud_sso_sign_in_url is not an https URL; ${again}`;
}

/** The path is not shown, because people paste the token itself into this field. */
function noTokenFile(profile: Profile): string | undefined {
  const why = unreadable(textField(profile, 'oidc_token_file') ?? '');
  return why === undefined ? undefined : `the file of its oidc_token_file ${why}`;
}

function unknownSite(profile: Profile): string | undefined {
  const site = textField(profile, 'oauth_site_type')?.toUpperCase() ?? '';
  return /^(CN|INTL)$/.test(site) ? undefined : 'its oauth_site_type is neither CN nor INTL';
}

function noUrl(profile: Profile): string | undefined {
  return isHttpUrl(textField(profile, 'credentials_uri') ?? '')
    ? undefined
    : 'its credentials_uri is not an http or https URL';
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function sourceUnusable(profile: Profile, now: number, above: readonly string[]): string | undefined {
  const name = textField(profile, 'source_profile') ?? '';
  if (name === profile.name || above.includes(name))
    return `its source_profile ${quotedName(name)} leads back to itself`;
  const source = profile.sibling(name);
  if (source === undefined) return `its source_profile ${quotedName(name)} is not in ${profile.file}`;
  const reason = profileIssue(source, now, [...above, profile.name]);
  return reason === undefined ? undefined : `its source, ${profileTitle(source)}: ${reason}`;
}

function fixHint({ name, mode, modeName, file }: Profile): string {
  if (modeName === 'type') return `edit ${file}`;
  // Only names that need no quotes in a shell, because the line is there to be copied.
  return `run \`aliyun configure --profile ${/^[\w.-]{1,64}$/.test(name) ? name : 'NAME'} --mode ${mode}\``;
}

/** Formats a time in seconds since 1970. */
export function dayAndTime(seconds: number): string {
  // Beyond the range of dates only the number can be shown.
  return seconds < 8.64e12
    ? `${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : `${seconds}`;
}

/** A profile with its file, as shown to the user. */
export function profileName({ name, file }: Profile): string {
  return `profile ${quotedName(name)} of ${file}`;
}

/** The name of a profile in quotation marks, cut if it is long. */
export function quotedName(name: string): string {
  return JSON.stringify(name.length > MAX_NAME_CHARS ? `${name.slice(0, MAX_NAME_CHARS)}…` : name);
}

/** The text of a field. Returns undefined if it is missing, empty, or not text. */
export function textField({ fields }: Profile, field: string): string | undefined {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a field. In INI files it is text. */
export function numberField({ fields }: Profile, field: string): number | undefined {
  const given = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const value = Number(textOfNumber(given) ?? given);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Whether a field is true. In INI files it is text. */
export function flagField({ fields }: Profile, field: string): boolean {
  return Object.hasOwn(fields, field) && String(fields[field]) === 'true';
}

const MAX_NAME_CHARS = 64;

function named(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** The fields that are read from profiles of all modes, by type. */
const TEXTS = named(
  [
    'mode type access_key_id access_key_secret sts_token security_token ram_role_name role_name ram_role_arn role_arn',
    'ram_session_name role_session_name policy external_id sts_region sts_endpoint source_profile credentials_uri',
    'process_command oidc_provider_arn oidc_token_file cloud_sso_sign_in_url cloud_sso_account_id',
    'cloud_sso_access_config access_token oauth_site_type oauth_refresh_token oauth_access_token',
  ].join(' '),
);
const NUMBERS = named(
  'sts_expiration cloud_sso_access_token_expire oauth_access_token_expire duration_seconds expired_seconds',
);
const FLAGS = named('enable_vpc');

/**
 * The first wrong field of a profile of any mode, such as `its access_key_id is a number, text is expected`. Returns
 * undefined if all fields are valid. Values are never shown.
 */
function oddField(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    if (value === REPEATED) return `its ${knownName(name)} is given more than once; keep one`;
    const expected = isAbsent(value) ? undefined : expectedOf(name, value);
    if (expected !== undefined) return `its ${name} is ${nameKind(value)}, ${expected} is expected`;
  }
  return undefined;
}

/** The expected type of a field if its value has another type. In an INI file all values are text. */
function expectedOf(name: string, value: unknown): string | undefined {
  if (TEXTS.has(name)) return typeof value === 'string' ? undefined : 'text';
  if (NUMBERS.has(name)) return isNumber(value) ? undefined : 'a number';
  if (FLAGS.has(name)) return /^(true|false)$/.test(String(value)) ? undefined : 'true or false';
  return undefined;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof NumberText || /^\d+$/.test(String(value));
}

/** People paste keys into wrong places, so only known names are shown. */
function knownName(name: string): string {
  return [TEXTS, NUMBERS, FLAGS].some((names) => names.has(name)) || name === 'name' ? name : 'field of another name';
}
