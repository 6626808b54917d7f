/**
 * The regions of AIWorkSpace. Ids and names come from the endpoint pages of PAI and from the endpoint map of the
 * official TypeScript SDK, whose two faults (a tab in the host of cn-guangzhou, the VPC host of ap-southeast-5 in
 * the public column) are not copied: hosts follow the documented pattern, and only exceptions are written out.
 */
const CENTRAL_HOST = 'aiworkspace.aliyuncs.com';

/** From where a service is asked: the internet, or a VPC of the region. */
export const NETWORKS = ['public', 'vpc'] as const;
export type Network = (typeof NETWORKS)[number];

export interface Region {
  readonly id: string;
  readonly en: string;
  /** The public endpoint's host where it is not `aiworkspace.{id}.aliyuncs.com`. */
  readonly publicHost?: string;
  /** Shut down by Alibaba Cloud; its id still occurs in addresses and image URIs. */
  readonly closed?: boolean;
}

export const REGIONS: readonly Region[] = [
  { id: 'cn-hangzhou', en: 'China (Hangzhou)' },
  { id: 'cn-shanghai', en: 'China (Shanghai)' },
  { id: 'cn-beijing', en: 'China (Beijing)' },
  { id: 'cn-shenzhen', en: 'China (Shenzhen)' },
  { id: 'cn-heyuan', en: 'China (Heyuan)' },
  { id: 'cn-guangzhou', en: 'China (Guangzhou)' },
  { id: 'cn-wulanchabu', en: 'China (Ulanqab)' },
  { id: 'cn-hongkong', en: 'China (Hong Kong)' },
  { id: 'ap-southeast-1', en: 'Singapore' },
  { id: 'ap-southeast-3', en: 'Malaysia (Kuala Lumpur)' },
  { id: 'ap-southeast-5', en: 'Indonesia (Jakarta)' },
  { id: 'ap-southeast-7', en: 'Thailand (Bangkok)' },
  { id: 'ap-southeast-8', en: 'Malaysia (Johor)' },
  { id: 'ap-northeast-1', en: 'Japan (Tokyo)' },
  { id: 'ap-northeast-2', en: 'South Korea (Seoul)' },
  { id: 'ap-south-1', en: 'India (Mumbai)', closed: true },
  { id: 'eu-central-1', en: 'Germany (Frankfurt)' },
  { id: 'us-west-1', en: 'US (Silicon Valley)' },
  { id: 'us-east-1', en: 'US (Virginia)' },
  { id: 'us-southeast-1', en: 'US (Atlanta)' },
  { id: 'na-south-1', en: 'Mexico' },
  { id: 'cn-shanghai-finance-1', en: 'China East 2 Finance' },
  { id: 'me-east-1', en: 'UAE (Dubai)', publicHost: CENTRAL_HOST },
];

const BY_ID = new Map(REGIONS.map((region) => [region.id, region]));

/** The region with exactly this id, or nothing: ids are compared whole, never by prefix or pattern. */
export function findRegion(id: string): Region | undefined {
  return BY_ID.get(id);
}

/**
 * The form of a region id, at most 32 characters: `cn-zhangjiakou`. It holds no dot, so a host made with it keeps its
 * domain, and no "//", "@" or capital that a URL parser could read in another way.
 */
const REGION_ID = /^(?=.{1,32}$)[a-z]{2,}(?:-[a-z0-9]+)+$/;

/** Whether a text is the id of a region: one of the table, or one formed like them. Alibaba Cloud opens regions faster than a table grows. */
export function isRegionId(text: string): boolean {
  return BY_ID.has(text) || REGION_ID.test(text);
}

/**
 * The host that answers for a region, or undefined if the text is no region id. Every region has a host inside the VPC;
 * a few have none outside, and the central host answers for them. A region that is not in the table follows the
 * documented pattern.
 */
export function serviceHost(id: string, network: Network): string | undefined {
  if (!isRegionId(id)) return undefined;
  if (network === 'vpc') return `aiworkspace-vpc.${id}.aliyuncs.com`;
  return findRegion(id)?.publicHost ?? `aiworkspace.${id}.aliyuncs.com`;
}
