import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { knownRegions } from '../../../../contract/image-tally/known-regions.ts';
import { imagesQuery } from '../../../image-set/images-query.ts';
import type { LoadedImages } from '../../../image-set/loaded-images.ts';
import { provenanceQuery } from '../../../image-set/provenance-query.ts';
import type { ViewProps } from '../../../shell/view.tsx';
import type { Candidate } from './compared-rows.ts';

/** A column of the comparison: an image, or why it is missing. */
export interface CandidateColumn {
  readonly id: string;
  /** Undefined unless the image is known. */
  readonly candidate: Candidate | undefined;
  readonly status: 'known' | 'loading' | 'gone' | 'failed';
}

/** The name of an image, else its id. */
export function nameOf({ id, candidate }: CandidateColumn): string {
  return candidate?.image.Name || id;
}

/** The error of the request for one image. */
export interface CandidateFailure {
  readonly id: string;
  readonly error: Error;
  readonly at: number;
  readonly isRetrying: boolean;
  readonly retry: () => void;
}

interface Candidates {
  readonly columns: readonly CandidateColumn[];
  readonly failures: readonly CandidateFailure[];
  readonly isLoading: boolean;
  /** The loaded responses behind the columns. */
  readonly answers: readonly LoadedImages[];
}

/**
 * Returns the compared images: from the loaded images of the scope, whatever the filter, else from one request each.
 * We rejected waiting for the end of a long load, because two requests are much faster.
 */
export function useCandidates(ids: readonly string[], { session, scope, images, enabled }: ViewProps): Candidates {
  const { loaded } = images;
  const isEmbedded = session.source === 'embedded';
  const origins = useQuery({ ...provenanceQuery(), enabled: enabled && isEmbedded }).data;
  const positions = useMemo(() => ids.map((id) => loaded?.set.positionOf(id) ?? -1), [ids, loaded]);
  const isSetKnown = loaded !== undefined || images.error !== undefined;
  const asked = useQueries({
    queries: ids.map((id, at) => ({
      ...imagesQuery({ region: scope.region, workspaceId: '', imageId: id }),
      enabled: enabled && isSetKnown && positions[at] === -1,
    })),
  });
  const columns = ids.map((id, at): CandidateColumn => {
    const position = positions[at] ?? -1;
    const own = asked[at];
    const [set, place] = position >= 0 ? [loaded?.set, position] : [own?.data?.set, 0];
    const image = set?.image(place);
    if (set && image) {
      const regions = isEmbedded ? knownRegions(image, origins?.get(id)) : [];
      return { id, candidate: { image, labels: set.labelsAt(place), regions }, status: 'known' };
    }
    const status = own?.data ? 'gone' : own?.error ? 'failed' : 'loading';
    return { id, candidate: undefined, status };
  });
  return {
    columns,
    failures: columns.flatMap(({ id, status }, at) => {
      const own = asked[at];
      if (status !== 'failed' || !own?.error) return [];
      const { error, errorUpdatedAt, isFetching, refetch } = own;
      return [{ id, error, at: errorUpdatedAt, isRetrying: isFetching, retry: () => void refetch() }];
    }),
    isLoading: columns.some(({ status }) => status === 'loading'),
    answers: [
      ...(loaded && positions.some((position) => position >= 0) ? [loaded] : []),
      ...asked.flatMap(({ data }, at) => (data && positions[at] === -1 ? [data] : [])),
    ],
  };
}
