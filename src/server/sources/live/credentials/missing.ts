import type { PaiError } from '../../../../contract/errors.ts';
import type { Environment } from '../../../settings/given-values.ts';
import type { NoChainKey } from './provider-chain.ts';

/** The error that no source gave a key: the tried sources with their reasons, and the possible settings. */
export function missing(none: NoChainKey | undefined, environment: Environment): PaiError {
  const { reasons, stop } = none ?? { reasons: ['the sources did not answer in time'] };
  const near = nearNames(environment);
  if (stop !== undefined) {
    // The last reason is about the source that the user asked for.
    const said = [...reasons.slice(-1), `No other source is tried, because ${stop}`];
    return error(['The Alibaba Cloud credentials cannot be used', said.join('. ')].join(': '), near);
  }
  const tried = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  return error(
    [
      `No Alibaba Cloud credentials were found${tried}. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET`,
      '(with ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key), or a profile in ~/.aliyun/config.json or',
      '~/.alibabacloud/credentials, or run on a machine with a RAM role, then try again',
    ].join(' '),
    near,
  );
}

/** The error that a source takes longer than a request can wait. */
export function slow(asking: string | undefined, timeoutMs: number): PaiError {
  const source = asking ?? 'the source of the credentials';
  return error(
    `No Alibaba Cloud credentials yet: ${source} has not answered within ${timeoutMs / 1_000} s. Try again`,
    [],
  );
}

function error(message: string, near: readonly string[]): PaiError {
  const sentences = [message, ...near].join('. ');
  return { code: 'CREDENTIALS_MISSING', status: 502, message: `${sentences}.` };
}

/** Names that other tools use for our settings, in upper case. `?` marks an optional character. */
const NEAR: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^(ACCESS_?KEY(_?ID)?|AK(_?ID)?)$/, 'ALIBABA_CLOUD_ACCESS_KEY_ID'],
  [
    /^(ACCESS_?KEY_?SECRET|ACCESS_?SECRET|SECRET_?ACCESS_?KEY|SECRET_?KEY|SECRET|AK_?SECRET|SK)$/,
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  ],
  [/^((SECURITY|STS|SESSION)_?TOKEN)$/, 'ALIBABA_CLOUD_SECURITY_TOKEN'],
  [/^(PROFILE|PROFILE_NAME)$/, 'ALIBABA_CLOUD_PROFILE'],
  [/^(CREDENTIALS?_UR[IL])$/, 'ALIBABA_CLOUD_CREDENTIALS_URI'],
  [/^(OIDC_PROVIDER_ARN)$/, 'ALIBABA_CLOUD_OIDC_PROVIDER_ARN'],
  [/^(OIDC_TOKEN_FILE)$/, 'ALIBABA_CLOUD_OIDC_TOKEN_FILE'],
  [/^((RAM_)?ROLE_ARN)$/, 'ALIBABA_CLOUD_ROLE_ARN'],
];

/** Prefixes of other tools for Alibaba Cloud: Terraform, older SDKs, the CLI. */
const PREFIX = /^(ALIBABA_?CLOUD|ALI_?CLOUD|ALI_?YUN|ALIBABA|ALI)_/;

/** Names without a prefix that the CLI reads. Shorter names often belong to other programs. */
const BARE = /^(ACCESS_?KEY_?ID|ACCESS_?KEY_?SECRET|SECURITY_TOKEN)$/;

/**
 * Variables that are set and look like credentials but are not read: one sentence each. Values are only tested for
 * being empty.
 */
export function nearNames(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .sort()
    .flatMap((set) => {
      const name = environment[set] ? officialName(set) : undefined;
      if (name === undefined || name === set || environment[name]) return [];
      return [`${set} is set but not read; the name is ${name}`];
    });
}

/** The same for the region, which other tools for Alibaba Cloud read. PAI_REGION is not set. */
export function nearRegions(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .sort()
    .flatMap((set) => {
      const isRegion = /^REGION(_?ID)?$/.test(set.toUpperCase().replace(PREFIX, '')) && PREFIX.test(set.toUpperCase());
      return isRegion && environment[set] ? [`${set} is set but not read; the name is PAI_REGION`] : [];
    });
}

function officialName(set: string): string | undefined {
  const upper = set.toUpperCase().replaceAll('-', '_');
  const rest = upper.replace(PREFIX, '');
  if (rest === upper && !BARE.test(upper)) return undefined;
  return NEAR.find(([pattern]) => pattern.test(rest))?.[1];
}
