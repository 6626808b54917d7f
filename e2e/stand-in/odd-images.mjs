import { HOSTILE_LABELS, HOSTILE_TEXTS } from './hostile-labels.mjs';

/** @typedef {import('./naive-catalog.mjs').Image} Image */

/** Workspaces with odd images and labels; the responses are in odd-answers.mjs. */
export const ODD_WORKSPACES = { nulls: '9031', repeats: '9032', hostile: '9033' };

const GPU = { Key: 'system.chipType', Value: 'GPU' };

/** The number of images that share the hostile labels. */
const HOSTILE_IMAGES = HOSTILE_TEXTS.length;

/** Only requests for their workspace or for one of them return them. @type {readonly Image[]} */
export const ODD_IMAGES = [
  { ...imageOf(ODD_WORKSPACES.nulls, 0, 'knows-nothing'), Labels: [GPU] },
  { ...imageOf(ODD_WORKSPACES.nulls, 1, 'has-no-labels'), Labels: [] },
  { ...imageOf(ODD_WORKSPACES.repeats, 0, 'repeated'), Labels: [GPU, { Key: 'team', Value: 'ranker' }, GPU, GPU] },
  { ...imageOf(ODD_WORKSPACES.repeats, 1, 'alone'), Labels: [GPU] },
  ...HOSTILE_TEXTS.map((text, at) => ({
    ...imageOf(ODD_WORKSPACES.hostile, at, text),
    Description: text,
    ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/stand-in/${text}`,
    Labels: HOSTILE_LABELS.filter((_, label) => label % HOSTILE_IMAGES === at),
  })),
];

/**
 * @param {string} workspace
 * @param {number} at
 * @param {string} name
 */
function imageOf(workspace, at, name) {
  return {
    ImageId: `image-${workspace}${String(at).padStart(14, '0')}`,
    Name: name,
    ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/stand-in/odd:${workspace}-${at}`,
    WorkspaceId: workspace,
    Accessibility: 'PRIVATE',
  };
}
