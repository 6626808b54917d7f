import { NumberText, nameKind, REPEATED } from '../../rows/read-fields.ts';

function named(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** The fields that are read of a profile, of any mode, by what they hold. */
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
 * What is wrong with a field of a profile whatever the mode, such as `its access_key_id is a number, text is expected`.
 * Undefined if every field holds what it should. A value is never told.
 */
export function oddField(fields: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    if (value === REPEATED) return `its ${knownName(name)} is given more than once; keep one`;
    const expected = isAbsent(value) ? undefined : expectedOf(name, value);
    if (expected !== undefined) return `its ${name} is ${nameKind(value)}, ${expected} is expected`;
  }
  return undefined;
}

/** Whether a field counts as not given. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What a field should hold if it holds something else. An INI file gives all of it as text. */
function expectedOf(name: string, value: unknown): string | undefined {
  if (TEXTS.has(name)) return typeof value === 'string' ? undefined : 'text';
  if (NUMBERS.has(name)) return isNumber(value) ? undefined : 'a number';
  if (FLAGS.has(name)) return /^(true|false)$/.test(String(value)) ? undefined : 'true or false';
  return undefined;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof NumberText || /^\d+$/.test(String(value));
}

/** People paste keys into wrong places, so only names of ours are shown. */
function knownName(name: string): string {
  return [TEXTS, NUMBERS, FLAGS].some((names) => names.has(name)) || name === 'name' ? name : 'field of another name';
}
