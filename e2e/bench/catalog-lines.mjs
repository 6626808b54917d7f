import { SYSTEM_KINDS, teamLabels } from './label-pools.mjs';
import { seededRandom } from './random.mjs';

/**
 * @typedef {object} CatalogFigures
 * @property {number} images
 * @property {number} labelsPerImage
 * @property {number} distinctLabels different pairs of key and value in the whole catalog
 * @property {number} seed
 *
 * @typedef {import('./label-pools.mjs').Label} Label
 */

/** @type {Readonly<Record<string, CatalogFigures>>} */
export const PRESETS = {
  'labels-100k': { images: 20_000, labelsPerImage: 10, distinctLabels: 100_000, seed: 1 },
  'images-100k': { images: 100_000, labelsPerImage: 10, distinctLabels: 20_000, seed: 1 },
};

/**
 * The text of a catalog, `{"Images":[...]}`, line by line, so that memory does not grow with its size. The figures are
 * met exactly; an Error names figures that contradict each other.
 *
 * @param {CatalogFigures} figures
 * @returns {Generator<string, void>}
 */
export function* catalogLines(figures) {
  const labelsOf = planLabels(figures);
  yield '{"Images":[\n';
  for (let index = 0; index < figures.images; index += 1) {
    const comma = index + 1 < figures.images ? ',' : '';
    yield `${JSON.stringify(imageAt(index, labelsOf(index)))}${comma}\n`;
  }
  yield ']}\n';
}

/**
 * Chooses the labels of an image: a random one of each kind of system label, where the first images take each one in
 * turn, and then the next few custom labels in rotation, so that every label of the pool is used.
 *
 * @param {CatalogFigures} figures
 * @returns {(image: number) => Label[]} must be called for 0, 1, 2 ... in order
 */
function planLabels({ images, labelsPerImage, distinctLabels, seed }) {
  const leastFromTeams = Math.max(Math.ceil(distinctLabels / images), Math.floor(labelsPerImage / 2));
  if (leastFromTeams > labelsPerImage)
    throw new Error(
      `${images} images with ${labelsPerImage} labels each hold at most ${images * labelsPerImage} different labels, not ${distinctLabels}`,
    );
  const kinds = SYSTEM_KINDS.slice(0, labelsPerImage - leastFromTeams).map((kind) => kind.slice(0, images));
  const fromTeams = labelsPerImage - kinds.length;
  const distinctFromTeams = distinctLabels - kinds.flat().length;
  if (distinctFromTeams < fromTeams)
    throw new Error(
      `${labelsPerImage} labels an image take at least ${kinds.flat().length + fromTeams} different labels, not ${distinctLabels}`,
    );

  const random = seededRandom(seed);
  const teamLabel = teamLabels(distinctFromTeams, fromTeams);
  let next = 0;
  return (image) => {
    const system = kinds.map((kind) => kind[image] ?? kind[random(kind.length)]);
    const start = Math.min(next, distinctFromTeams - fromTeams);
    next = (start + fromTeams) % distinctFromTeams;
    const team = Array.from({ length: fromTeams }, (_, offset) => teamLabel(start + offset));
    return [...system, ...team].filter((label) => label !== undefined);
  };
}

/**
 * @param {number} index
 * @param {readonly Label[]} Labels
 */
function imageAt(index, Labels) {
  const number = String(index).padStart(18, '0');
  const ofATeam = index % 2 === 1;
  return {
    ImageId: `image-${number}`,
    Name: `bench-image:${index}`,
    ImageUri: `registry.cn-hangzhou.aliyuncs.com/bench/image:${index}`,
    Labels,
    Accessibility: ofATeam ? 'PRIVATE' : 'PUBLIC',
    GmtCreateTime: new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString(),
    Size: 1_000_000_000 + index,
    ...(ofATeam ? { WorkspaceId: String(1000 + (index % 40)) } : {}),
  };
}
