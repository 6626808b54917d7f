import { findRegion, isRegionId } from './regions.ts';

/** The placeholder for a region id in a URI of the catalog. No registry has it in its address. */
const ANY_REGION = '{region}';

/**
 * All registries of Alibaba Cloud are below this domain. Other clouds have a `us-east-1` too, which is another place.
 */
const ALIBABA = '.aliyuncs.com';

/**
 * Where hosts of Alibaba Cloud registries contain the region: `registry-vpc.REGION`, `NAME.REGION.cr`,
 * `NAME.REGION.personal.cr` and `registry-REGION-vpc.ack`, each before `.aliyuncs.com`.
 */
const REGION_PLACES = [
  /^registry[a-z0-9-]*\.([^.]+)$/,
  /^.+\.([^.]+-[^.]+)\.(?:personal\.)?cr$/,
  /^registry-([^.]+?)(?:-vpc|-internal)?\.ack$/,
];

/**
 * The region in the host of a URI, or undefined. Only hosts of Alibaba Cloud have one. A region of the table may be any
 * dot-separated part of the host. An unknown region counts only at the usual position, because names of instances look
 * the same: `my-registry.cn-hangzhou.cr.aliyuncs.com`. The placeholder `{region}` is not a region.
 */
export function regionOfUri(uri: string): string | undefined {
  const host = hostOf(uri);
  if (!host.endsWith(ALIBABA)) return undefined;
  const registry = host.slice(0, -ALIBABA.length);
  for (const place of REGION_PLACES) {
    const id = place.exec(registry)?.[1];
    if (id !== undefined && isRegionId(id)) return id;
  }
  return registry.split('.').find((part) => findRegion(part) !== undefined);
}

/**
 * Whether the registry of a URI can be reached only from inside the VPC of its region: the first part of the host has
 * `-vpc`, as in `registry-vpc.cn-hangzhou.aliyuncs.com`. `registry-internal` of Alibaba Cloud means the same for its
 * classic network.
 */
export function isVpcOnly(uri: string): boolean {
  const host = hostOf(uri);
  const [first = '', ...domain] = host.split('.');
  if (domain.length === 0) return false;
  return /-vpc(-|$)/.test(first) || (host.endsWith(ALIBABA) && /-internal(-|$)/.test(first));
}

/** Whether a URI contains the placeholder; no image can be pulled before a region is filled in. */
export function needsRegion(uri: string): boolean {
  return uri.includes(ANY_REGION);
}

/** The URI in a region. An empty region means all of them and changes nothing. */
export function fillRegion(uri: string, region: string): string {
  // A function, because `$` has a special meaning in replacement texts.
  return region === '' ? uri : uri.replaceAll(ANY_REGION, () => region);
}

/**
 * The host of the registry in lower case: the part before the first slash, without scheme, port and trailing dot. Empty
 * if the URI begins with the path of a default registry. A scheme may contain dots, but the scheme of a registry does
 * not; a host with an empty port and two slashes after it would look like such a scheme.
 */
function hostOf(uri: string): string {
  const afterScheme = uri.trim().replace(/^[a-z][a-z0-9+-]*:\/\//i, '');
  const [authority = ''] = afterScheme.split('/', 1);
  return authority
    .replace(/:[0-9]*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
