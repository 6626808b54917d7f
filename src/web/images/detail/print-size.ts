import type { Formats } from '../../text/formats.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** A size in bytes as `3.5 GiB` or `420.1 MiB`, in the reader's digits, with one decimal at most. */
export function printSize(formats: Formats, bytes: number): string {
  const oneDecimal = (value: number) => formats.number(Math.round(value * 10) / 10);
  // What would be written as 1,024 MiB is a GiB.
  return bytes >= GIB - MIB / 20 ? `${oneDecimal(bytes / GIB)} GiB` : `${oneDecimal(bytes / MIB)} MiB`;
}
