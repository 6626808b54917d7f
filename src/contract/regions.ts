/**
 * The regions of AIWorkSpace. Ids come from the endpoint pages of PAI and from the endpoint map of the
 * official TypeScript SDK, whose two faults (a tab in the host of cn-guangzhou, the VPC host of ap-southeast-5 in
 * the public column) are not copied: hosts follow the documented pattern, and only exceptions are written out.
 */
const CENTRAL_HOST = 'aiworkspace.aliyuncs.com';

/** From where a service is asked: the internet, or a VPC of the region. */
export const NETWORKS = ['public', 'vpc'] as const;
export type Network = (typeof NETWORKS)[number];

export interface Region {
  readonly id: string;
  /** The public endpoint's host where it is not `aiworkspace.{id}.aliyuncs.com`. */
  readonly publicHost?: string;
  /** Shut down by Alibaba Cloud; its id still occurs in addresses and image URIs. */
  readonly closed?: boolean;
}

const IDS = [
  'cn-hangzhou',
  'cn-shanghai',
  'cn-beijing',
  'cn-shenzhen',
  'cn-heyuan',
  'cn-guangzhou',
  'cn-wulanchabu',
  'cn-hongkong',
  'ap-southeast-1',
  'ap-southeast-3',
  'ap-southeast-5',
  'ap-southeast-7',
  'ap-southeast-8',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'eu-central-1',
  'us-west-1',
  'us-east-1',
  'us-southeast-1',
  'na-south-1',
  'cn-shanghai-finance-1',
  'me-east-1',
];

/** What sets single regions apart. */
const PARTICULARS: Readonly<Record<string, Omit<Region, 'id'>>> = {
  'ap-south-1': { closed: true },
  'me-east-1': { publicHost: CENTRAL_HOST },
};

export const REGIONS: readonly Region[] = IDS.map((id) => ({ id, ...PARTICULARS[id] }));

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
