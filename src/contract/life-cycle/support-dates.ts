import data from './support-dates.json' with { type: 'json' };

/** Something that images name by a label, and whose makers say until when they mend it. */
export type ProductId = 'python' | 'ubuntu' | 'debian' | 'centos';

/** A line of releases and the last day on which its maker mends faults of security free of charge. */
export interface SupportCycle {
  readonly product: ProductId;
  /** As its maker writes it: `Python`. */
  readonly name: string;
  readonly cycle: string;
  /** The last day, as `2024-10-07`. */
  readonly eol: string;
  /** Where the date was read. */
  readonly source: string;
  /** Whom that source cites. */
  readonly cites: string;
}

/** The day on which the dates were read. */
export const SUPPORT_DATES_AS_OF: string = data.asOf;

const CYCLES: ReadonlyMap<string, SupportCycle> = new Map(
  data.products.flatMap(({ id, name, source, cites, cycles }) =>
    cycles.map(({ cycle, eol }): [string, SupportCycle] => [
      `${id} ${cycle}`,
      // The build checked the file: check-support-dates.ts.
      { product: id as ProductId, name, cycle, eol, source, cites },
    ]),
  ),
);

/** The cycle of a product; undefined if nothing is known of it. */
export function supportCycle(product: ProductId, cycle: string): SupportCycle | undefined {
  return CYCLES.get(`${product} ${cycle}`);
}

/** The products that have dates. */
export function hasSupportDates(word: string): word is ProductId {
  return data.products.some(({ id }) => id === word);
}

/** Whether the dates were read more than a year before a day, so that newer ones may be missing. */
export function areDatesOld(today: string): boolean {
  const [year = '', ...rest] = SUPPORT_DATES_AS_OF.split('-');
  return today > [Number(year) + 1, ...rest].join('-');
}
