/** A name and its value, as queries, headers and signatures hold them. A label of PAI is a `Label`, a condition on it a `Condition`. */
export type Pair = readonly [name: string, value: string];
