import { versionRank } from '../versions.ts';
import { isVersion } from './is-version.ts';

/** Versions from `from` to `to`, both included; an undefined bound leaves its side open. */
export interface VersionRange {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Returns a test for values of a range. A bound includes every version that begins with its parts: `to` 12.4 includes
 * 12.4.1, `to` 12 includes 12.9. Missing zeros count as written: `from` 2.6.0 includes 2.6.
 */
export function rangeTest({ from, to }: VersionRange): (value: string) => boolean {
  const least = from === undefined ? undefined : bound(from);
  const greatest = to === undefined ? undefined : bound(to);
  return (value) => {
    if (!isVersion(value)) return false;
    const parts = partsOf(value);
    return (
      (least === undefined || least.covers(parts) || least.rank <= rankBeside(parts, least)) &&
      (greatest === undefined || greatest.covers(parts) || rankBeside(parts, greatest) <= greatest.rank)
    );
  };
}

interface Bound {
  /** How many numbers the bound begins with. */
  readonly numbers: number;
  readonly rank: string;
  readonly covers: (parts: readonly string[]) => boolean;
}

function bound(text: string): Bound {
  const parts = partsOf(text);
  return {
    numbers: numbersAhead(parts),
    rank: versionRank(textOf(parts)),
    covers: (others) => parts.every((part, index) => others[index] === part),
  };
}

/** Numbers without leading zeros and words in lower case, in order: `v2.06rc1` is 2, 6, rc, 1. */
function partsOf(version: string): readonly string[] {
  const text = version.replace(/^[vV](?=[0-9])/, '').toLowerCase();
  return (text.match(/[0-9]+|[^0-9\s\p{Cc}._+,:;/()[\]@|-]+/gu) ?? []).map((part) => part.replace(/^0+(?=[0-9])/, ''));
}

function numbersAhead(parts: readonly string[]): number {
  const first = parts.findIndex((part) => !/^[0-9]/.test(part));
  return first < 0 ? parts.length : first;
}

/** The rank of a version, cut to as many leading numbers as the bound has. */
function rankBeside(parts: readonly string[], { numbers }: Bound): string {
  const own = numbersAhead(parts);
  const zeros = Array.from({ length: Math.max(0, numbers - own) }, () => '0');
  return versionRank(textOf([...parts.slice(0, own), ...zeros, ...parts.slice(own)]));
}

/**
 * The version with these parts. Number and word are joined without a separator, or `2.0b1` would not be a pre-release.
 */
function textOf(parts: readonly string[]): string {
  const isNumber = (part: string | undefined) => part !== undefined && /^[0-9]/.test(part);
  return parts.reduce((text, part, index) => {
    const isSameKind = index > 0 && isNumber(parts[index - 1]) === isNumber(part);
    return `${text}${isSameKind ? '.' : ''}${part}`;
  }, '');
}
