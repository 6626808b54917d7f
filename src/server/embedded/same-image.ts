import type { CatalogImage } from './catalog.ts';

/** The name of the first field in which two records of an image differ; undefined if they say the same. */
export function firstDifference(a: CatalogImage, b: CatalogImage): string | undefined {
  return (
    differingField(a.facts, b.facts) ??
    (haveSameLabels(a, b) ? undefined : 'Labels') ??
    differingField(a.provenance, b.provenance)
  );
}

function differingField(a: object, b: object): string | undefined {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].find((name) => JSON.stringify(Reflect.get(a, name)) !== JSON.stringify(Reflect.get(b, name)));
}

/** Their order is free, and so are repeats. */
function haveSameLabels(a: CatalogImage, b: CatalogImage): boolean {
  const [labelsOfA, labelsOfB] = [a, b].map(
    ({ labels }) => new Set(labels.map(({ Key, Value }) => JSON.stringify([Key, Value]))),
  );
  if (labelsOfA === undefined || labelsOfB === undefined || labelsOfA.size !== labelsOfB.size) return false;
  return [...labelsOfA].every((label) => labelsOfB.has(label));
}
