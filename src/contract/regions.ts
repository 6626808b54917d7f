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
  readonly zh: string;
  /** The public endpoint's host where it is not `aiworkspace.{id}.aliyuncs.com`. */
  readonly publicHost?: string;
  /** Shut down by Alibaba Cloud; its id still occurs in addresses and image URIs. */
  readonly closed?: boolean;
}

export const REGIONS: readonly Region[] = [
  { id: 'cn-hangzhou', en: 'China (Hangzhou)', zh: '华东1(杭州)' },
  { id: 'cn-shanghai', en: 'China (Shanghai)', zh: '华东2(上海)' },
  { id: 'cn-beijing', en: 'China (Beijing)', zh: '华北2(北京)' },
  { id: 'cn-shenzhen', en: 'China (Shenzhen)', zh: '华南1(深圳)' },
  { id: 'cn-heyuan', en: 'China (Heyuan)', zh: '华南2(河源)' },
  { id: 'cn-guangzhou', en: 'China (Guangzhou)', zh: '华南3(广州)' },
  { id: 'cn-wulanchabu', en: 'China (Ulanqab)', zh: '华北6(乌兰察布)' },
  { id: 'cn-hongkong', en: 'China (Hong Kong)', zh: '中国香港' },
  { id: 'ap-southeast-1', en: 'Singapore', zh: '新加坡' },
  {
    id: 'ap-southeast-3',
    en: 'Malaysia (Kuala Lumpur)',
    zh: '马来西亚(吉隆坡)',
  },
  { id: 'ap-southeast-5', en: 'Indonesia (Jakarta)', zh: '印度尼西亚(雅加达)' },
  { id: 'ap-southeast-7', en: 'Thailand (Bangkok)', zh: '泰国(曼谷)' },
  { id: 'ap-southeast-8', en: 'Malaysia (Johor)', zh: '马来西亚(柔佛州)' },
  { id: 'ap-northeast-1', en: 'Japan (Tokyo)', zh: '日本(东京)' },
  { id: 'ap-northeast-2', en: 'South Korea (Seoul)', zh: '韩国(首尔)' },
  { id: 'ap-south-1', en: 'India (Mumbai)', zh: '印度(孟买)', closed: true },
  { id: 'eu-central-1', en: 'Germany (Frankfurt)', zh: '德国(法兰克福)' },
  { id: 'us-west-1', en: 'US (Silicon Valley)', zh: '美国(硅谷)' },
  { id: 'us-east-1', en: 'US (Virginia)', zh: '美国(弗吉尼亚)' },
  { id: 'us-southeast-1', en: 'US (Atlanta)', zh: '美国(亚特兰大)' },
  { id: 'na-south-1', en: 'Mexico', zh: '墨西哥' },
  {
    id: 'cn-shanghai-finance-1',
    en: 'China East 2 Finance',
    zh: '华东2 金融云',
  },
  {
    id: 'me-east-1',
    en: 'UAE (Dubai)',
    zh: '阿联酋(迪拜)',
    publicHost: CENTRAL_HOST,
  },
];

const BY_ID = new Map(REGIONS.map((region) => [region.id, region]));

/** The region with exactly this id, or nothing: ids are compared whole, never by prefix or pattern. */
export function findRegion(id: string): Region | undefined {
  return BY_ID.get(id);
}

/**
 * The host that answers for a region, or nothing where the id is not in the table. Every region has a host of its own
 * inside the VPC; a few have none outside, and the central host answers for them.
 */
export function serviceHost(id: string, network: Network): string | undefined {
  const region = findRegion(id);
  if (region === undefined) return undefined;
  if (network === 'vpc') return `aiworkspace-vpc.${region.id}.aliyuncs.com`;
  return region.publicHost ?? `aiworkspace.${region.id}.aliyuncs.com`;
}
