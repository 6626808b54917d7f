/**
 * One row of the benchmark's table. Milliseconds are not comparable between machines; the ratio to a reference of
 * the same run is.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} [median]
 * @property {string} [p99]
 * @property {string} [ratio] median of this to median of the reference
 * @property {string} [note]
 */

/**
 * The value below which a share of the samples lies; always a sample, without interpolation.
 *
 * @param {readonly number[]} samples
 * @param {number} share 0 to 1
 */
export function quantile(samples, share) {
  const ordered = samples.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil(share * ordered.length) - 1);
  return ordered[at] ?? Number.NaN;
}

/** @param {readonly number[]} samples */
export const median = (samples) => quantile(samples, 0.5);

/**
 * The growth of y for each unit of x, by least squares over all points.
 *
 * @param {readonly (readonly [x: number, y: number])[]} points
 */
export function slope(points) {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const together = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return together / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/**
 * @param {string} what
 * @param {readonly number[]} samples milliseconds
 * @param {readonly number[]} [reference] milliseconds
 * @returns {Row}
 */
export function timesRow(what, samples, reference) {
  const row = { what, median: milliseconds(median(samples)), p99: milliseconds(quantile(samples, 0.99)) };
  const ratio = reference === undefined ? {} : { ratio: `${(median(samples) / median(reference)).toFixed(1)} x` };
  return { ...row, ...ratio, note: `${samples.length} samples` };
}

/** @param {number} value */
export const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/**
 * The rows under a heading, in columns as wide as their widest cell.
 *
 * @param {string} heading
 * @param {readonly Row[]} rows
 */
export function printTable(heading, rows) {
  const lines = [
    [heading, 'median', 'p99', 'ratio', ''],
    ...rows.map((row) => [row.what, row.median ?? '', row.p99 ?? '', row.ratio ?? '', row.note ?? '']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  for (const cells of lines) {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(padded.join('  ').trimEnd());
  }
  console.log();
}
