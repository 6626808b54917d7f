import { findRegion } from './regions.ts';

/** Stands in a URI of the catalog for the id of any region. No registry has it in an address of its own. */
const ANY_REGION = '{region}';

/**
 * The region whose registry a URI names, or nothing. A region stands in the host as one of its dot-separated parts; the
 * placeholder `{region}` matches none. A first part without a dot is the beginning of a path on a default registry, no
 * host.
 */
export function regionOfUri(uri: string): string | undefined {
  return partsOfHost(uri).find((part) => findRegion(part) !== undefined);
}

/**
 * Whether the registry of a URI answers from inside the VPC of its region only: `-vpc` in the first part of the host
 * says so, as in `registry-vpc.cn-hangzhou.aliyuncs.com`.
 */
export function isVpcOnly(uri: string): boolean {
  const [registry = ''] = partsOfHost(uri);
  return /-vpc(-|$)/.test(registry);
}

/** Whether a URI is one of every region, and no image can be fetched from it before one is filled in. */
export function needsRegion(uri: string): boolean {
  return uri.includes(ANY_REGION);
}

/** The URI as it is in a region; an empty region, which means all of them, leaves it as it is. */
export function fillRegion(uri: string, region: string): string {
  // A function, because `$` in a text to put in has a meaning of its own.
  return region === '' ? uri : uri.replaceAll(ANY_REGION, () => region);
}

/** The dot-separated parts of the registry's host, in lower case; none where the URI names no registry. */
function partsOfHost(uri: string): readonly string[] {
  const parts = hostOf(uri).split('.');
  return parts.length < 2 ? [] : parts;
}

/**
 * The registry's host: what stands before the first slash, without a scheme or a port. A scheme could hold dots too, but
 * none of a registry does, and a host with an empty port and two slashes behind it would be taken for one.
 */
function hostOf(uri: string): string {
  const afterScheme = uri.replace(/^[a-z][a-z0-9+-]*:\/\//i, '');
  const [authority = ''] = afterScheme.split('/', 1);
  return authority.replace(/:[0-9]*$/, '').toLowerCase();
}
