import { expect, test } from 'vitest';
import { ImageSetDecoder } from '../../../../contract/image-set/decode-images.ts';
import { ok } from '../../../../contract/result.ts';
import { imagesIn, recordsIn } from '../../../testing/read-image-set.ts';
import { PATIENT } from '../testing/test-source.ts';
import { written } from '../testing/written.ts';
import { createLiveImageSets } from './live-image-sets.ts';

test('a set ends at its size limit, and says that it is not complete', async () => {
  let asked = 0;
  const { imageSet } = createLiveImageSets({
    listImages: async ({ PageNumber = 1 }) => {
      asked += 1;
      const Images = Array.from({ length: 100 }, (_, at) => ({
        ImageId: `${PageNumber}-${at}`,
        Name: `${PageNumber} ${at} ${'n'.repeat(100)}`,
      }));
      return ok({ answer: written({ TotalCount: 5_000, Images }) });
    },
    identity: async () => ok('me'),
    region: 'cn-hangzhou',
    clock: () => 0,
    maxBytes: 100_000,
  });
  const result = await imageSet({}, PATIENT);
  if (!result.ok || result.value.answer.kind !== 'growing') throw new Error('a set that grows was due');
  const { set } = result.value.answer;
  const decoder = new ImageSetDecoder();
  const records = [];
  for (let place = 0; ; ) {
    const taken = await set.from(place, 1, PATIENT);
    if (taken.length === 0) break;
    place += taken.length;
    for (const record of taken) records.push(...recordsIn(record, decoder));
  }
  expect(set.bytes).toBeLessThan(200_000);
  expect(imagesIn(records).length).toBeGreaterThan(100);
  expect(records.at(-1)).toMatchObject({ kind: 'end', end: { isComplete: false } });
  expect(asked).toBeLessThan(20);
});
