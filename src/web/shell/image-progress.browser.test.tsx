import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import type { LoadedImages } from '../image-set/loaded-images.ts';
import { render } from '../text/testing/render.tsx';
import { ImageProgress } from './image-progress.tsx';

const IMAGES = imageSetOf([{ ImageId: 'image-1' }, { ImageId: 'image-2' }]);

async function draw(loaded: Partial<LoadedImages>): Promise<void> {
  const whole = { isComplete: false, isStopped: true, isCut: true, requests: [], answeredAt: 0, expected: undefined };
  await render(
    <ImageProgress
      images={{
        ...{ loaded: { set: IMAGES, totalCount: undefined, ...whole, ...loaded }, tally: undefined, isPartial: true },
        ...{ isLoading: false, error: undefined, errorAt: 0, reload: () => undefined, stop: () => undefined },
      }}
    />,
  );
}

const AT_LIMIT = 'Stopped at 2 images, the limit of this page. Choose a narrower scope.';

test('a load that ended at the limit of the page says so', async () => {
  await draw({ totalCount: 1e9 });
  await expect.element(page.getByText(AT_LIMIT)).toBeVisible();
});

test('a load that ended because the service repeats itself names the count of the service, and no limit', async () => {
  await draw({ totalCount: 1e9, isRepeated: true });
  await expect.element(page.getByText('2 images loaded; PAI reports 1,000,000,000')).toBeVisible();
  await expect.element(page.getByText(AT_LIMIT)).not.toBeInTheDocument();
  await expect.element(page.getByRole('button')).not.toBeInTheDocument();
});
