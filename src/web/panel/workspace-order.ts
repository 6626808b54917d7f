/** The parts of a workspace that the list sorts by. */
interface ListedWorkspace {
  readonly value: string;
  /** The name, or an empty text. */
  readonly note: string;
}

const natural = new Intl.Collator(undefined, { numeric: true });

/**
 * The order of workspaces in a list: recent ones first, then by name, `team 2` before `team 10`. Those without a name
 * are last, by id. We rejected PAI's own order, which follows the length of the ids.
 */
export function workspaceOrder(recent: readonly string[]): (a: ListedWorkspace, b: ListedWorkspace) => number {
  const recency = ({ value }: ListedWorkspace) => (recent.includes(value) ? recent.indexOf(value) : recent.length);
  return (a, b) =>
    recency(a) - recency(b) ||
    Number(a.note === '') - Number(b.note === '') ||
    natural.compare(a.note, b.note) ||
    natural.compare(a.value, b.value);
}
