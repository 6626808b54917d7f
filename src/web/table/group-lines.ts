/** The header row of a group, as high as a row. */
export class GroupLine {
  readonly id: string;
  /** The common value of the rows. */
  readonly name: string;
  /** The position among all lines of the table, from 0. */
  readonly at: number;
  /** The number of rows in the group. */
  count = 0;

  constructor(name: string, at: number) {
    this.id = `group ${name}`;
    this.name = name;
    this.at = at;
  }
}

/** The lines of a table, from the top. */
export interface Lines<Data> {
  readonly all: readonly (Data | GroupLine)[];
  readonly groups: readonly GroupLine[];
}

/** Rows with a line above each group. Rows of a group must be adjacent. */
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

/** The position of the group line of a line; -1 if no group line is above it. */
export function groupAt(groups: readonly GroupLine[], line: number): number {
  return groups.findLast(({ at }) => at <= line)?.at ?? -1;
}
