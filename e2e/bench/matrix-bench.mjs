import { readFileSync } from 'node:fs';
import { withSources } from './load-source.mjs';
import { timesRow } from './statistics.mjs';

/**
 * @typedef {import('./statistics.mjs').Row} Row
 * @typedef {import('../../src/contract/image-tally/tally.ts').Tally} Tally
 * @typedef {import('../../src/web/filter/facet-model.ts').PossibleValues} PossibleValues
 */

const SAMPLES = 30;
/** @type {import('../../src/web/address/search-state.ts').Choices} */
const CHOICES = { order: 'count', empty: 'show', versions: 'show', show: 'all', by: 'images', only: 'all' };
const FILTER = [
  { key: 'system.chipType', value: 'GPU' },
  { key: 'system.pythonVersion', value: '3.10' },
  { key: 'system.pythonVersion', value: '3.11' },
];

/**
 * The time of the page's counting after the images are loaded, without rendering: the images that satisfy the filter,
 * the counts of the initially open facets, the matrix. Over all images, which takes longest, and filtered.
 *
 * @param {string} catalog
 * @param {number} count the number of its images
 * @returns {Promise<readonly Row[]>}
 */
export async function benchCounting(catalog, count) {
  const { Images } = JSON.parse(readFileSync(catalog, 'utf8'));
  const page = await loadPage();
  const set = page.imageSetOf(Images.slice(0, count));
  const teamKey = set.labels.find((label) => !label.Key.startsWith('system.'))?.Key ?? '';
  const rows = page.axisOf(set, 'framework');
  const chips = page.axisOf(set, 'system.chipType');
  const team = page.axisOf(set, teamKey);
  /** @type {readonly (readonly [name: string, filter: typeof FILTER])[]} */
  const filters = [
    ['no filter', []],
    ['3 conditions', FILTER],
  ];
  return [
    timesRow(
      'entries of the framework axis, with versions',
      sampled(() => page.axisOf(set, 'framework')),
    ),
    timesRow(
      'life cycle: the newest of each line, support',
      sampled(() => page.judgeLifeCycle(set, '2026-11-27')),
    ),
    timesRow(
      'checks: every hole and contradiction',
      sampled(() => page.findIssues(set)),
    ),
    ...filters.flatMap(([name, filter]) => {
      const tally = page.tallyImages(set, page.labelFilterOnly(filter));
      const facets = () => countFacets(page, tally, filter);
      return [
        timesRow(
          `which images satisfy the filter, ${name}`,
          sampled(() => page.tallyImages(set, page.labelFilterOnly(filter))),
        ),
        timesRow(`the facets that are open at start, ${name}`, sampled(facets)),
        timesRow(
          `framework by chip type, ${name}`,
          sampled(() => page.matrixOf(tally, rows, chips, { choices: CHOICES, open: [] })),
        ),
        timesRow(
          `framework by ${teamKey}, ${name}`,
          sampled(() => page.matrixOf(tally, rows, team, { choices: CHOICES, open: [] })),
        ),
      ];
    }),
  ];
}

/** The functions of the page that count. */
function loadPage() {
  return withSources(async (loadSource) => {
    /** @param {string} path */
    const load = (path) => loadSource(`/src/web/${path}`);
    const { imageSetOf } = /** @type {typeof import('../../src/contract/image-tally/image-set-builder.ts')} */ (
      await loadSource('/src/contract/image-tally/image-set-builder.ts')
    );
    const { labelFilterOnly } = /** @type {typeof import('../../src/contract/image-filter/image-filter.ts')} */ (
      await loadSource('/src/contract/image-filter/image-filter.ts')
    );
    const { judgeLifeCycle } = /** @type {typeof import('../../src/contract/life-cycle/life-cycle.ts')} */ (
      await loadSource('/src/contract/life-cycle/life-cycle.ts')
    );
    const { findIssues } = /** @type {typeof import('../../src/contract/checks/find-issues.ts')} */ (
      await loadSource('/src/contract/checks/find-issues.ts')
    );
    const { tallyImages } = /** @type {typeof import('../../src/contract/image-tally/tally.ts')} */ (
      await loadSource('/src/contract/image-tally/tally.ts')
    );
    const { axisOf } = /** @type {typeof import('../../src/web/image-set/axis.ts')} */ (
      await load('image-set/axis.ts')
    );
    const { matrixOf } = /** @type {typeof import('../../src/web/views/matrix/matrix-model.ts')} */ (
      await load('views/matrix/matrix-model.ts')
    );
    const { facetsOf } = /** @type {typeof import('../../src/web/panel/facets/facet-list.tsx')} */ (
      await load('panel/facets/facet-list.tsx')
    );
    const { facetCounts } = /** @type {typeof import('../../src/web/filter/facet-counts.ts')} */ (
      await load('filter/facet-counts.ts')
    );
    const { ENGLISH } = /** @type {typeof import('../../src/web/text/testing/english.ts')} */ (
      await load('text/testing/english.ts')
    );
    return {
      imageSetOf,
      judgeLifeCycle,
      findIssues,
      tallyImages,
      labelFilterOnly,
      axisOf,
      matrixOf,
      facetsOf,
      facetCounts,
      ENGLISH,
    };
  });
}

/**
 * @param {Awaited<ReturnType<typeof loadPage>>} page
 * @param {Tally} tally
 * @param {typeof FILTER} conditions
 */
function countFacets({ facetsOf, facetCounts, labelFilterOnly, ENGLISH }, tally, conditions) {
  const filter = labelFilterOnly(conditions);
  /** @type {Map<string, ReturnType<PossibleValues>>} */
  const known = new Map();
  /** @type {PossibleValues} */
  const possible = (groupId) => {
    const values = known.get(groupId) ?? tally.possible(groupId);
    known.set(groupId, values);
    return values;
  };
  const counts = facetCounts(tally, filter, false);
  for (const facet of facetsOf({ possible, frameworks: () => possible(''), filter }, ENGLISH)) {
    if (!facet.startsOpen) continue;
    for (const section of facet.sections()) for (const value of section.values) counts.of(section, [value]);
  }
}

/** @param {() => unknown} act */
function sampled(act) {
  return Array.from({ length: SAMPLES }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
}
