import { createHash } from 'node:crypto';
import { failed, ok, type Result } from '../../../contract/result.ts';
import publicImages from './catalog.json?raw';
import { sha256 } from './catalog.json?raw&sha256';
import { checkImages } from './file/check-catalog.ts';
import type { LoadedCatalog } from './file/load-catalog.ts';
import { SAMPLE_IMAGES } from './samples/sample-images.ts';
import { SAMPLE_WORKSPACES } from './samples/sample-workspaces.ts';

/**
 * The catalog in the product: images of PAI that are named in public, and beside them samples of what teams add. Fails
 * if its text is not the one that was built: a disk or a hand may have changed it, and people choose images by it.
 */
export function loadBuiltInCatalog(text = publicImages): Result<LoadedCatalog> {
  if (createHash('sha256').update(text).digest('hex') !== sha256)
    return failed('the built-in catalog was changed after it was built; npm run build makes it again');
  const checked = checkImages([{ path: 'Images', rows: [...JSON.parse(text).Images, ...SAMPLE_IMAGES] }]);
  const error = checked.ok ? checked.value.leftOut.first : checked.error;
  if (!checked.ok || error !== undefined) return failed(`the built-in catalog is broken: ${error}`);
  return ok({ catalog: { images: checked.value.images, workspaces: SAMPLE_WORKSPACES }, notes: [] });
}
