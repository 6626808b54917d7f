import { addressOf } from '../../contract/image-tally/image-address.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { lifeCycleOf } from '../../contract/life-cycle/life-cycle.ts';
import { supportReasons } from '../../contract/life-cycle/support.ts';
import { regionsOfImages } from '../search/find-rows.ts';
import type { ImageSource } from '../sources/image-source.ts';

/** An image as an agent gets it: the service's data, and its release line and support with reasons. */
export function describeImage(source: ImageSource, set: ImageSet, region: string, today: string) {
  const regionsOf = regionsOfImages(source);
  const lifeCycle = lifeCycleOf(set, today);
  return (position: number): object => {
    const image = set.image(position);
    if (image === undefined) return {};
    const labels = set.labelsAt(position);
    const regions = regionsOf(image);
    const address = addressOf(image.ImageUri, region, regions, '');
    const newer = lifeCycle.supersededBy(position);
    const dated = supportReasons(labels, today).flatMap(({ cycle, state }) =>
      cycle === undefined
        ? []
        : [{ state, what: `${cycle.name} ${cycle.cycle}`, until: cycle.eol, source: cycle.source }],
    );
    return {
      ...image,
      ...(address.kind !== 'unknown' && {
        uri: address.uri,
        needsRegion: address.kind === 'needs-region',
        vpcOnly: address.isVpcOnly,
      }),
      ...(regions.length > 0 && { regions }),
      labels: labels.map(({ Key, Value }) => ({ key: Key, value: Value })),
      states: [lifeCycle.lineState(position), lifeCycle.supportState(position)],
      ...(newer !== undefined && { supersededBy: set.text('ImageId', newer) }),
      ...(dated.length > 0 && { support: dated }),
    };
  };
}
