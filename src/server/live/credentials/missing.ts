import type { PaiError } from '../../../contract/errors.ts';
import type { Environment } from '../../settings/read-given.ts';
import type { NotFound } from '../provider-chain.ts';
import { nearNames } from './near-names.ts';

interface Missing {
  readonly ok: false;
  readonly error: PaiError;
}

/** That no source gave a key: which were tried and why they cannot be used, and what may be set. */
export function missing(found: NotFound | undefined, environment: Environment): Missing {
  const { reasons, stop } = found ?? { reasons: ['the sources did not answer in time'] };
  const near = nearNames(environment);
  if (stop !== undefined) {
    // What was asked for and cannot be used is the last of the reasons.
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

/** That a source takes longer than a request can wait. */
export function slow(asking: string | undefined, patienceMs: number): Missing {
  const source = asking ?? 'the source of the credentials';
  return error(
    `No Alibaba Cloud credentials yet: ${source} has not answered within ${patienceMs / 1_000} s. Try again`,
    [],
  );
}

function error(message: string, near: readonly string[]): Missing {
  const sentences = [message, ...near].join('. ');
  return { ok: false, error: { code: 'CREDENTIALS_MISSING', status: 502, message: `${sentences}.` } };
}
