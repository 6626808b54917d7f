/** The other address of an image: from inside a VPC of its region, or from anywhere. */
export interface OtherNetwork {
  readonly network: 'vpc' | 'public';
  readonly uri: string;
}

/**
 * Hosts of Alibaba Cloud registries that have a name for each network: `registry(-vpc).REGION`,
 * `NAME-registry(-vpc).REGION.cr`, `crpi-ID(-vpc).REGION.personal.cr` and `registry-REGION(-vpc).ack`, each before
 * `.aliyuncs.com`. Sources: the pages of Container Registry on endpoints, and ImageUrl beside ImageUrlVpc in the API of
 * DLC.
 */
const HOSTS = [
  /^((?:[a-z0-9-]+-)?registry(?:-intl)?)(-vpc)?(\.(?:[a-z0-9-]+|\{region\})(?:\.cr)?)$/i,
  /^(crpi-[a-z0-9]+)(-vpc)?(\.[a-z0-9-]+\.personal\.cr)$/i,
  /^(registry-[a-z]+-[a-z0-9-]*?[a-z0-9])(-vpc)?(\.ack)$/i,
];
const URI = /^([a-z][a-z0-9+-]*:\/\/)?([^/:]+?)(\.aliyuncs\.com)((?::[0-9]*)?\/.*)$/is;

/** The address of the same image on the other network, by the pattern of its host; undefined for other hosts. */
export function otherNetwork(uri: string): OtherNetwork | undefined {
  const [, scheme = '', registry = '', domain = '', rest = ''] = URI.exec(uri.trim()) ?? [];
  for (const host of HOSTS) {
    const [, name, vpc, place] = host.exec(registry) ?? [];
    if (name === undefined || place === undefined) continue;
    return vpc === undefined
      ? { network: 'vpc', uri: `${scheme}${name}-vpc${place}${domain}${rest}` }
      : { network: 'public', uri: `${scheme}${name}${place}${domain}${rest}` };
  }
  return undefined;
}
