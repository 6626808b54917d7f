import type { ImageTable } from '../life-cycle/image-table.ts';
import { type Fit, joinFits, judgeLabel, keyOfFit } from './fit.ts';
import type { Machine } from './machine.ts';

/** Judges every image of a table; each label is judged once, whatever the number of images. */
export function judgeFits(table: ImageTable, machine: Machine): (position: number) => Fit {
  const { labels, labelNumbers, labelStarts } = table;
  const key = keyOfFit(machine);
  const known = new Map<number, Fit>();
  for (const [number, label] of labels.entries())
    if (label.Key === key) known.set(number, judgeLabel(label, machine).fit);
  return (position) => {
    const fits: Fit[] = [];
    const end = labelStarts[position + 1] ?? 0;
    for (let at = labelStarts[position] ?? 0; at < end; at += 1) {
      const fit = known.get(labelNumbers[at] ?? 0);
      if (fit !== undefined) fits.push(fit);
    }
    return joinFits(fits, machine);
  };
}
