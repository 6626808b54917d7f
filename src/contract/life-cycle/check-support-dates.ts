import * as z from 'zod/mini';

/** A day of the calendar, as `2024-10-07`. */
const Day = z.string().check(z.refine(isDay, 'must be a day, like 2024-10-07'));

const Cycle = z
  .strictObject({ cycle: z.string().check(z.regex(/^[0-9]+(\.[0-9]+)?$/)), released: Day, eol: Day })
  .check(z.refine(({ released, eol }) => released < eol, 'must end after its release'));

const SupportDates = z.strictObject({
  asOf: Day,
  products: z.array(
    z.strictObject({
      id: z.enum(['python', 'ubuntu', 'debian', 'centos']),
      name: z.string().check(z.minLength(1)),
      source: z.string().check(z.regex(/^https:\/\//)),
      cites: z.string().check(z.minLength(1)),
      cycles: z.array(Cycle).check(z.minLength(1)),
    }),
  ),
});

/**
 * The first error in the text of support-dates.json, with its line; undefined if there is no error. The build calls
 * this, so that no product contains invalid dates. We rejected a check at each start: the dates are part of the build.
 */
export function supportDatesIssue(text: string): string | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /position ([0-9]+)/.exec(message)?.[1];
    const line = at === undefined ? text.split('\n').length : lineAt(text, Number(at));
    return `line ${line}: ${message}`;
  }
  const read = SupportDates.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `line ${lineOf(text, issue?.path ?? [])}: ${issue?.path.join('.')}: ${issue?.message}`;
  }
  for (const [at, { id, cycles }] of read.data.products.entries()) {
    const names = cycles.map(({ cycle }) => cycle);
    const again = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (again >= 0) {
      const path = ['products', at, 'cycles', again];
      return `line ${lineOf(text, path)}: ${id} ${names[again]} is there twice`;
    }
  }
  return undefined;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** The line of a part of the file: each cycle and each product has a line. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  const lines = text.split('\n');
  const [, product, field, cycle] = path;
  let line = path[0] === 'asOf' ? lines.findIndex((one) => one.includes('"asOf"')) : 0;
  if (typeof product === 'number') {
    line = nth(lines, '"id"', product);
    if (field === 'cycles' && typeof cycle === 'number') line = nth(lines.slice(line), '"cycle"', cycle) + line;
  }
  return Math.max(0, line) + 1;
}

function nth(lines: readonly string[], part: string, count: number): number {
  const found = lines.flatMap((line, at) => (line.includes(part) ? [at] : []));
  return found[count] ?? 0;
}
