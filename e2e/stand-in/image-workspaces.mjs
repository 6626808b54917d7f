/** @typedef {import('./naive-catalog.mjs').Image} Image */

/** Workspaces with faults in their lists of images; the faults are in image-faults.mjs. */
export const IMAGE_WORKSPACES = {
  slowPages: '9044',
  refusedImages: '9045',
  vanishingImages: '9046',
  empty: '9047',
  smallPages: '9048',
  shiftingPages: '9049',
};

/** The number of images in each of them. */
export const IMAGE_COUNTS = {
  [IMAGE_WORKSPACES.slowPages]: 1_200,
  [IMAGE_WORKSPACES.refusedImages]: 12,
  [IMAGE_WORKSPACES.vanishingImages]: 12,
  [IMAGE_WORKSPACES.empty]: 0,
  [IMAGE_WORKSPACES.smallPages]: 230,
  [IMAGE_WORKSPACES.shiftingPages]: 230,
};

/** Their images; only requests for their workspace or for one of them return them. @type {readonly Image[]} */
export const WORKSPACE_IMAGES = Object.entries(IMAGE_COUNTS).flatMap(([workspace, count]) =>
  Array.from({ length: count }, (_, at) => imageOf(workspace, at)),
);

/**
 * The image of a workspace by its number, from 0. Versions and chips repeat in turn, so that each filter finds
 * some on every page.
 *
 * @param {string} workspace
 * @param {number} at
 * @returns {Image}
 */
function imageOf(workspace, at) {
  const number = String(at).padStart(4, '0');
  const gpu = at % 3 !== 0;
  const version = `2.${at % 7}.0`;
  return {
    ImageId: `image-${workspace}${String(at).padStart(14, '0')}`,
    Name: `build-${number}:pytorch${version}-${gpu ? 'gpu' : 'cpu'}`,
    ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/stand-in/build:${workspace}-${number}`,
    WorkspaceId: workspace,
    Accessibility: 'PRIVATE',
    GmtCreateTime: new Date(Date.UTC(2026, 0, 2) + at * 3_600_000).toISOString(),
    Size: 4_000_000_000 + at,
    Labels: [
      { Key: 'system.chipType', Value: gpu ? 'GPU' : 'CPU' },
      { Key: 'system.framework.PyTorch', Value: version },
      { Key: 'system.pythonVersion', Value: `3.${9 + (at % 4)}` },
      ...(gpu ? [{ Key: 'system.dsw.cudaVersion', Value: `12.${at % 5}` }] : []),
    ],
  };
}
