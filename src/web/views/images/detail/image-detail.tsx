import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';
import type { Image } from '../../../../contract/operations.ts';
import { imageQuery } from '../../../image-set/image-query.ts';
import { isNotFound } from '../../../image-set/is-not-found.ts';
import { Drawer } from '../../../shell/drawer.tsx';
import { Problem } from '../../../shell/problems/problem.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ImageSections } from './image-sections.tsx';
import { UnknownImage } from './unknown-image.tsx';

/** The RAM name of the operation behind these details. */
const ACTION = 'paiimage:GetImage';

interface ImageDetailProps extends ViewProps {
  readonly imageId: string;
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly returnFocus: () => void;
}

/** One image in a drawer: first the data of the list, then the current data of the service. */
export function ImageDetail({ imageId, onClose, onStep, returnFocus, ...view }: ImageDetailProps) {
  const set = view.images.loaded?.set;
  const listed = useMemo(() => set && listedImage(set, imageId), [set, imageId]);
  const asked = useQuery({ ...imageQuery(view.scope.region, imageId), enabled: view.enabled });
  const words = useDetailWords();
  const image = (view.enabled ? asked.data : undefined) ?? listed;
  return (
    <Drawer
      title={image?.Name || imageId}
      subject={imageId}
      onClose={onClose}
      onStep={onStep}
      returnFocus={returnFocus}
    >
      <div className="flex flex-col gap-2 not-empty:pt-3">
        <PresentState
          {...view}
          imageId={imageId}
          onClose={onClose}
          asked={asked}
          isKnown={image !== undefined}
          listedAt={view.images.loaded?.answeredAt}
        />
      </div>
      {isLeftOut(view, imageId) && <p className="pt-3 text-13 text-muted">{words.image.leftOut}</p>}
      {image && <ImageSections {...view} image={image} />}
    </Drawer>
  );
}

/** Whether the image is in the scope, but the active filter excludes it. */
function isLeftOut({ images: { tally } }: ViewProps, imageId: string): boolean {
  const position = tally?.set.positionOf(imageId) ?? -1;
  return tally !== undefined && position >= 0 && !tally.holds(position);
}

interface PresentStateProps extends Pick<ViewProps, 'session' | 'scope' | 'update'> {
  readonly imageId: string;
  readonly onClose: () => void;
  readonly asked: UseQueryResult<Image>;
  readonly isKnown: boolean;
  /** When the list was loaded, in milliseconds since 1970. */
  readonly listedAt: number | undefined;
}

/** The state of the request for the image, if there is anything to report. */
function PresentState({ imageId, onClose, asked, isKnown, listedAt, session, scope, update }: PresentStateProps) {
  const words = useDetailWords();
  if (isNotFound(asked.error)) {
    if (!isKnown) {
      return (
        <UnknownImage imageId={imageId} region={scope.region} session={session} update={update} onClose={onClose} />
      );
    }
    return (
      <Notice name={words.image.goneName} tone="warning">
        {words.image.gone(Date.now() - (listedAt ?? asked.dataUpdatedAt))}
      </Notice>
    );
  }
  if (asked.error) {
    return (
      <Problem
        name={words.image.failedName}
        intro={isKnown ? words.image.failedKept : words.image.failed}
        tone="warning"
        action={ACTION}
        error={asked.error}
        at={asked.errorUpdatedAt}
        keepsRows={false}
        isRetrying={asked.isFetching}
        onRetry={() => void asked.refetch()}
      />
    );
  }
  return isKnown ? null : <p className="py-6 text-center text-13 text-muted appear-late">{words.loading}</p>;
}

/** The data of an image in a set, with its labels; undefined if the image is not in it. */
export function listedImage(set: ImageSet, imageId: string): Image | undefined {
  const position = set.positionOf(imageId);
  const facts = set.image(position);
  return facts && { ...facts, Labels: set.labelsAt(position) };
}
