/**
 * The regions of AIWorkSpace. Ids come from PAI's pages of endpoints and from the endpoint map of the official
 * TypeScript SDK. We did not copy two errors of this map (a tab in the host of cn-guangzhou, the VPC host of
 * ap-southeast-5 in the public column): hosts follow the documented pattern, and only exceptions are listed.
 */
const CENTRAL_HOST = 'aiworkspace.aliyuncs.com';

/** The network of an endpoint: the internet, or a VPC of the region. */
export const NETWORKS = ['public', 'vpc'] as const;
export type Network = (typeof NETWORKS)[number];

export interface Region {
  readonly id: string;
  /** The public host if it is not `aiworkspace.{id}.aliyuncs.com`. */
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

/** Exceptions of single regions. */
const PARTICULARS: Readonly<Record<string, Omit<Region, 'id'>>> = {
  'ap-south-1': { closed: true },
  'me-east-1': { publicHost: CENTRAL_HOST },
};

export const REGIONS: readonly Region[] = IDS.map((id) => ({ id, ...PARTICULARS[id] }));

const BY_ID = new Map(REGIONS.map((region) => [region.id, region]));

/** The region with exactly this id, or undefined. Ids are never compared by prefix or pattern. */
export function findRegion(id: string): Region | undefined {
  return BY_ID.get(id);
}

/**
 * The form of a region id, at most 32 characters: `cn-zhangjiakou`. It contains no dot, so a host with it keeps its
 * domain, and no "//", "@" or capital that URL parsers could read differently.
 */
const REGION_ID = /^(?=.{1,32}$)[a-z]{2,}(?:-[a-z0-9]+)+$/;

/**
 * Whether a text is a region id: one of the table, or one of the same form. New regions of Alibaba Cloud may be missing
 * in the table.
 */
export function isRegionId(text: string): boolean {
  return BY_ID.has(text) || REGION_ID.test(text);
}

/**
 * The host for a region, or undefined if the text is not a region id. Every region has a host inside the VPC; a few
 * have no public host and use the central one. A region outside the table follows the documented pattern.
 */
export function serviceHost(id: string, network: Network): string | undefined {
  if (!isRegionId(id)) return undefined;
  if (network === 'vpc') return `aiworkspace-vpc.${id}.aliyuncs.com`;
  return findRegion(id)?.publicHost ?? `aiworkspace.${id}.aliyuncs.com`;
}
