import data from './support-dates.json' with { type: 'json' };

/** A product in labels with published support dates. */
export type ProductId = 'python' | 'ubuntu' | 'debian' | 'centos';

/** A release line and the last day of free security updates. */
export interface SupportCycle {
  readonly product: ProductId;
  /** The maker's spelling: `Python`. */
  readonly name: string;
  readonly cycle: string;
  /** The last day, as `2024-10-07`. */
  readonly eol: string;
  /** The source of the date. */
  readonly source: string;
  /** The primary source that it cites. */
  readonly cites: string;
}

/** The day on which the dates were read. */
export const SUPPORT_DATES_AS_OF: string = data.asOf;

const CYCLES: ReadonlyMap<string, SupportCycle> = new Map(
  data.products.flatMap(({ id, name, source, cites, cycles }) =>
    cycles.map(({ cycle, eol }): [string, SupportCycle] => [
      `${id} ${cycle}`,
      // The build validated the file: check-support-dates.ts.
      { product: id as ProductId, name, cycle, eol, source, cites },
    ]),
  ),
);

/** The cycle of a product; undefined if it is unknown. */
export function supportCycle(product: ProductId, cycle: string): SupportCycle | undefined {
  return CYCLES.get(`${product} ${cycle}`);
}

/** Whether a product has support dates. */
export function hasSupportDates(word: string): word is ProductId {
  return data.products.some(({ id }) => id === word);
}

/** Whether the dates were read more than a year before a day, so that newer ones may exist. */
export function areDatesOld(today: string): boolean {
  const [year = '', ...rest] = SUPPORT_DATES_AS_OF.split('-');
  return today > [Number(year) + 1, ...rest].join('-');
}
