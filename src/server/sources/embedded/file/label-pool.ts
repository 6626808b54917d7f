import type { Label } from '../../../../contract/operations.ts';
import { getOrMake } from '../index/row-lists.ts';

/** Keeps one object for each distinct label: a large catalog repeats its labels a thousandfold. */
export class LabelPool {
  readonly #known = new Map<string, Map<string, Label>>();
  #labels = 0;

  /** How many distinct keys there are. */
  get keyCount(): number {
    return this.#known.size;
  }

  /** How many distinct labels there are. */
  get labelCount(): number {
    return this.#labels;
  }

  /** The one object that stands for a label wherever it occurs. */
  pooled(label: Label): Label {
    const values = getOrMake(this.#known, label.Key, () => new Map<string, Label>());
    return getOrMake(values, label.Value, () => {
      this.#labels += 1;
      return label;
    });
  }
}
