import type { Tally } from '../../contract/image-tally/tally.ts';
import { splitUri } from '../../contract/life-cycle/uri-parts.ts';

/** A release as Renovate's custom datasource reads it. */
export interface Release {
  readonly version: string;
  readonly releaseTimestamp?: string;
}

/** The tags of images, oldest first as Renovate expects; each once, with its first known time. */
export function releasesOf({ set }: Tally, newestFirst: readonly number[]): readonly Release[] {
  const releases = new Map<string, Release>();
  for (const position of newestFirst.toReversed()) {
    const { tag } = splitUri(set.text('ImageUri', position) ?? '');
    const time = Date.parse(set.text('GmtCreateTime', position) ?? '');
    const before = releases.get(tag);
    if (tag === '' || before?.releaseTimestamp !== undefined) continue;
    releases.set(tag, {
      version: tag,
      ...(!Number.isNaN(time) && { releaseTimestamp: new Date(time).toISOString() }),
    });
  }
  return [...releases.values()];
}
