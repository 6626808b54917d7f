import type { APIRequestContext } from '@playwright/test';

export interface NaiveImage {
  readonly ImageId: string;
  readonly Name: string;
  readonly ImageUri?: string;
  readonly Labels: readonly { readonly Key: string; readonly Value: string }[];
}

/** Every image of a scope, page by page, without any code of the page. */
export async function allImages(request: APIRequestContext, scope = ''): Promise<readonly NaiveImage[]> {
  const images: NaiveImage[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await request.get(`/api/v1/images?Verbose=true&PageSize=100&PageNumber=${page}${scope}`);
    const body = (await answer.json()) as { readonly TotalCount: number; readonly Images: readonly NaiveImage[] };
    images.push(...body.Images);
    if (body.Images.length === 0 || images.length >= body.TotalCount) return images;
  }
}

/** Whether an image has a label; without a value, any label of the key. */
export function has(image: NaiveImage, key: string, value?: string): boolean {
  return image.Labels.some((label) => label.Key === key && (value === undefined || label.Value === value));
}

/** Whether an image has a framework, in either style, at a version that passes; without a test, at any version. */
export function hasFramework(
  image: NaiveImage,
  name: string,
  passes: (version: string) => boolean = () => true,
): boolean {
  return image.Labels.some(
    ({ Key, Value }) =>
      (Key === `system.framework.${name}` && passes(Value)) ||
      (Key === 'system.framework' && Value.startsWith(`${name} `) && passes(Value.slice(name.length + 1))),
  );
}
