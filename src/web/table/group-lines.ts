/** A line above the rows of one group, as high as a row. */
export class GroupLine {
  readonly id: string;
  /** What the rows have in common. */
  readonly name: string;
  /** The place among all lines of the table, from 0. */
  readonly at: number;
  /** How many rows stand below it. */
  count = 0;

  constructor(name: string, at: number) {
    this.id = `group ${name}`;
    this.name = name;
    this.at = at;
  }
}

/** What stands in a table, from the top. */
export interface Lines<Data> {
  readonly all: readonly (Data | GroupLine)[];
  readonly groups: readonly GroupLine[];
}

/** Rows with a line above each group. Rows of one group stand together already. */
export function linesOf<Data>(rows: readonly Data[], groupOf: ((row: Data) => string) | undefined): Lines<Data> {
  if (!groupOf) return { all: rows, groups: [] };
  const all: (Data | GroupLine)[] = [];
  const groups: GroupLine[] = [];
  for (const row of rows) {
    const name = groupOf(row);
    let group = groups.at(-1);
    if (group?.name !== name) {
      group = new GroupLine(name, all.length);
      groups.push(group);
      all.push(group);
    }
    group.count += 1;
    all.push(row);
  }
  return { all, groups };
}

/** The place of the group line that a line belongs to; -1 if there is none above it. */
export function groupAt(groups: readonly GroupLine[], line: number): number {
  return groups.findLast(({ at }) => at <= line)?.at ?? -1;
}
