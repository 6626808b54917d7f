import { readFileSync } from 'node:fs';
import { WORKSPACE_IMAGES } from './image-workspaces.mjs';
import { ODD_IMAGES } from './odd-images.mjs';
import { ApiRefusal } from './pai-api.mjs';

/**
 * @typedef {{ readonly Key: string, readonly Value: string }} Label
 * @typedef {object} Image
 * @property {string} ImageId
 * @property {string} Name
 * @property {string} [Description]
 * @property {string} [ImageUri]
 * @property {readonly Label[]} Labels
 * @property {string} [Accessibility]
 * @property {string} [GmtCreateTime]
 * @property {number} [Size]
 * @property {string} [WorkspaceId]
 * @property {readonly string[]} [OtherUris]
 * @property {readonly string[]} [RegionsSeen]
 *
 * @typedef {Readonly<Record<string, string>>} Parameters decoded; none of them empty
 */

const CATALOG = new URL('../../src/server/sources/embedded/catalog.json', import.meta.url);

/** The workspace of the team that built the two images below, so that tests can choose a scope that is not official. */
export const TEAM_WORKSPACE = '20001';

/** @type {readonly Image[]} */
const TEAM_IMAGES = ['recommender', 'ranker'].map((name, at) => ({
  ImageId: `image-standin${at}`,
  Name: `team-${name}:1.${at}-gpu`,
  ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/stand-in/${name}:1.${at}-gpu`,
  WorkspaceId: TEAM_WORKSPACE,
  Accessibility: 'PRIVATE',
  Labels: [
    { Key: 'team', Value: name },
    { Key: 'system.chipType', Value: 'GPU' },
    { Key: 'system.framework.PyTorch', Value: `2.${at}.0` },
  ],
}));

/**
 * The product's public images, filtered by a plain scan. We rejected an index: it would be one more
 * thing to test.
 */
export function naiveCatalog() {
  /** @type {{ readonly Images: readonly Image[] }} */
  const file = JSON.parse(readFileSync(CATALOG, 'utf8'));
  /** @type {readonly Image[]} */
  let images = [];
  /** @type {readonly Image[]} */
  let everyImage = [];
  /** @param {readonly Image[]} next */
  const put = (next) => {
    images = next.toSorted(byName);
    everyImage = [...images, ...WORKSPACE_IMAGES, ...ODD_IMAGES].toSorted(byName);
  };
  put([...file.Images, ...TEAM_IMAGES]);

  /**
   * @param {Parameters} asked
   * @param {string | undefined} filter
   */
  function select(asked, filter) {
    const conditions = readFilter(filter);
    return (asked.WorkspaceId === undefined ? images : everyImage)
      .filter((image) => asked.ImageId === undefined || image.ImageId === asked.ImageId)
      .filter((image) => asked.WorkspaceId === undefined || (image.WorkspaceId ?? '0') === asked.WorkspaceId)
      .filter((image) => asked.Region === undefined || isIn(image, asked.Region))
      .filter((image) => conditions.every((condition) => image.Labels.some((label) => holds(condition, label))));
  }

  return {
    /**
     * Changes the images of every scope, as teams do from one day to the next.
     *
     * @param {(images: readonly Image[]) => readonly Image[]} change
     */
    change: (change) => put(change(images)),

    /** @param {Parameters} asked */
    listImageLabels(asked) {
      const keys = asked.LabelKeys?.split(',');
      const labels = new Map(
        select(asked, asked.LabelFilter)
          .flatMap((image) => image.Labels)
          .filter((label) => keys?.includes(label.Key) ?? true)
          .map((label) => [JSON.stringify([label.Key, label.Value]), label]),
      );
      // PAI promises no order; here labels are in the order of occurrence.
      return { TotalCount: labels.size, Labels: [...labels.values()] };
    },

    /** @param {Parameters} asked */
    listImages(asked) {
      const found = select(asked, asked.Labels)
        .filter((image) => has(image.Name, asked.Name))
        .filter((image) => has(image.Name, asked.Query))
        .filter((image) => asked.ImageUri === undefined || image.ImageUri === asked.ImageUri)
        .filter((image) => asked.Accessibility === undefined || image.Accessibility === asked.Accessibility);
      return { TotalCount: found.length, Images: page(found, asked).map((image) => shown(image, asked)) };
    },

    /**
     * @param {string} id
     * @param {Parameters} asked
     */
    getImage(id, asked) {
      const image = everyImage.find((one) => one.ImageId === id);
      if (!image) throw new ApiRefusal(404, 'ImageNotFound');
      return shown(image, asked);
    },
  };
}

/**
 * One page of a list, counted from 1; 20 entries by default.
 *
 * @template T
 * @param {readonly T[]} entries
 * @param {Parameters} asked
 */
export function page(entries, asked) {
  const size = Number(asked.PageSize ?? 20);
  const from = (Number(asked.PageNumber ?? 1) - 1) * size;
  return entries.slice(from, from + size);
}

/**
 * The grammar: a comma ends a condition only if a new one with `=` follows.
 *
 * @param {string} [text]
 * @returns {readonly Label[]}
 */
function readFilter(text) {
  if (text === undefined) return [];
  return text.split(/,(?=[^,]*=|,|$)/).map((piece) => {
    const equals = piece.indexOf('=');
    if (equals < 1) throw new ApiRefusal(400, 'InvalidParameter', `"${piece}" is not a condition`);
    return { Key: piece.slice(0, equals), Value: piece.slice(equals + 1) };
  });
}

/**
 * @param {Label} condition
 * @param {Label} label
 */
function holds(condition, label) {
  return label.Key === condition.Key && (condition.Value === '*' || label.Value === condition.Value);
}

/**
 * @param {Image} image
 * @param {string} region
 */
function isIn(image, region) {
  const uris = [image.ImageUri, ...(image.OtherUris ?? [])].flatMap((uri) => uri?.split('/')[0] ?? []);
  const hosts = uris.flatMap((host) => /[.](cn|ap|eu|us|na|me)-[a-z0-9-]+(?=[.])/.exec(host)?.[0].slice(1) ?? []);
  const regions = [...hosts, ...(image.RegionsSeen ?? [])];
  return regions.length === 0 || regions.includes(region);
}

/**
 * @param {Image} image
 * @param {Parameters} asked
 */
function shown({ OtherUris: _uris, RegionsSeen: _regions, Labels, ...image }, asked) {
  const { ImageId, Name, Description, ImageUri, Accessibility, GmtCreateTime, Size, WorkspaceId } = image;
  const facts = { ImageId, Name, Description, ImageUri, Accessibility, GmtCreateTime, Size, WorkspaceId };
  return asked.Verbose === 'true' ? { ...facts, Labels } : facts;
}

/**
 * @param {string} text
 * @param {string} [part]
 */
function has(text, part = '') {
  return text.toLowerCase().includes(part.toLowerCase());
}

/**
 * @param {Image} a
 * @param {Image} b
 */
function byName(a, b) {
  return a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0;
}
