import type { PaiError } from '../../contract/errors.ts';
import { addressOf } from '../../contract/image-tally/image-address.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { lifeCycleOf } from '../../contract/life-cycle/life-cycle.ts';
import { supportReasons } from '../../contract/life-cycle/support.ts';
import { plainJson } from '../log/plain-text.ts';
import { regionsOfImages } from '../search/find-rows.ts';
import type { ImageSource } from '../sources/image-source.ts';

/** The answer of a tool. */
export interface ToolAnswer {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
  [key: string]: unknown;
}

/**
 * A result as data and as its JSON. In the text, characters that are invisible or end a line are escaped, so any label
 * stays within its quotes.
 */
export function answerOf(data: Record<string, unknown>): ToolAnswer {
  return { content: [{ type: 'text', text: plainJson(data, 0) }], structuredContent: data };
}

/** A call that cannot be answered. */
export function refusalOf(error: PaiError | string): ToolAnswer {
  const body =
    typeof error === 'string' ? { error } : { error: error.message, code: error.code, requestId: error.requestId };
  return { content: [{ type: 'text', text: plainJson(body, 0) }], isError: true };
}

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
