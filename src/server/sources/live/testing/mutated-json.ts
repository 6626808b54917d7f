import fc from 'fast-check';

/** A change of one member of an object or a list. Returns the replacement for a name and a value. */
type Mutation = (name: string | undefined, value: string) => readonly string[];

/** Valid JSON values that are rarely expected, and names that other fields or objects have. */
const otherValue = fc.oneof(
  fc.constantFrom('null', '[]', '{}', '""', '0', '-1', 'true', '1e999', '"\\ud800"', '[null]', '{"__proto__":1}'),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
);
const otherName = fc.constantFrom('__proto__', 'constructor', 'toString', 'Code', 'Message', 'RequestId', 'TotalCount');

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>(() => []),
  otherValue.map(
    (other): Mutation =>
      (name) => [member(name, other)],
  ),
  otherValue.map(
    (other): Mutation =>
      (name, value) => [member(name, value), member(name, other)],
  ),
  fc.constant<Mutation>((name, value) => [member(name, value), member(name, value)]),
  otherName.map(
    (other): Mutation =>
      (name, value) => [member(name && other, value)],
  ),
);

/** The value as JSON, with up to four members removed, changed, repeated or renamed. */
export function mutatedJson(value: unknown): fc.Arbitrary<string> {
  const count = membersIn(value);
  return fc
    .array(fc.tuple(fc.nat(Math.max(count - 1, 0)), mutation), { maxLength: 4 })
    .map((mutations) => print(value, new Map(mutations)));
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value);
  return inner.reduce((sum: number, one) => sum + membersIn(one), inner.length);
}

/** Members are numbered in order; the members of a member come right after it. */
function print(value: unknown, mutations: ReadonlyMap<number, Mutation>): string {
  let number = 0;
  const text = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const isList = Array.isArray(value);
    const members = Object.entries(value).flatMap(([key, inner]) => {
      const mutate = mutations.get(number++);
      const name = isList ? undefined : key;
      return mutate?.(name, text(inner)) ?? [member(name, text(inner))];
    });
    return isList ? `[${members}]` : `{${members}}`;
  };
  return text(value);
}

function member(name: string | undefined, value: string): string {
  return name === undefined ? value : `${JSON.stringify(name)}:${value}`;
}
