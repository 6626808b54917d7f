/**
 * A name and its value in a query, header or signature. A label of PAI is a `Label`, a condition on it a `Condition`.
 */
export type Pair = readonly [name: string, value: string];
