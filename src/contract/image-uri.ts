import { findRegion, isRegionId } from './regions.ts';

/** Stands in a URI of the catalog for the id of any region. No registry has it in its own address. */
const ANY_REGION = '{region}';

/** Every registry of Alibaba Cloud is below it. Other clouds have a `us-east-1` too, which is another place. */
const ALIBABA = '.aliyuncs.com';

/**
 * Where a registry of Alibaba Cloud has its region: `registry-vpc.REGION`, `NAME.REGION.cr`, `NAME.REGION.personal.cr` and
 * `registry-REGION-vpc.ack`, each before `.aliyuncs.com`.
 */
const REGION_PLACES = [
  /^registry[a-z0-9-]*\.([^.]+)$/,
  /^.+\.([^.]+-[^.]+)\.(?:personal\.)?cr$/,
  /^registry-([^.]+?)(?:-vpc|-internal)?\.ack$/,
];

/**
 * The region whose registry a URI names, or undefined. Only hosts of Alibaba Cloud have one. A region of the table may be
 * any dot-separated part of the host; another one only stands where registries have theirs, because names of instances
 * have the same form: `my-registry.cn-hangzhou.cr.aliyuncs.com`. The placeholder `{region}` matches none.
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
 * Whether the registry of a URI answers from inside the VPC of its region only: `-vpc` in the first part of the host
 * says so, as in `registry-vpc.cn-hangzhou.aliyuncs.com`. `registry-internal` of Alibaba Cloud is the same for its
 * classic network.
 */
export function isVpcOnly(uri: string): boolean {
  const host = hostOf(uri);
  const [first = '', ...domain] = host.split('.');
  if (domain.length === 0) return false;
  return /-vpc(-|$)/.test(first) || (host.endsWith(ALIBABA) && /-internal(-|$)/.test(first));
}

/** Whether a URI is one of every region, and no image can be fetched from it before one is filled in. */
export function needsRegion(uri: string): boolean {
  return uri.includes(ANY_REGION);
}

/** The URI as it is in a region; an empty region, which means all of them, leaves it as it is. */
export function fillRegion(uri: string, region: string): string {
  // A function, because `$` in a text to put in has its own meaning.
  return region === '' ? uri : uri.replaceAll(ANY_REGION, () => region);
}

/**
 * The registry's host in lower case: what stands before the first slash, without a scheme, a port, or the dot that may end
 * a full name. Empty if the URI begins with the path of a default registry. A scheme could hold dots too, but none of
 * a registry does, and a host with an empty port and two slashes behind it would be taken for one.
 */
function hostOf(uri: string): string {
  const afterScheme = uri.trim().replace(/^[a-z][a-z0-9+-]*:\/\//i, '');
  const [authority = ''] = afterScheme.split('/', 1);
  return authority
    .replace(/:[0-9]*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
