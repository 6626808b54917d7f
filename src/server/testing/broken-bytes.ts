import fc from 'fast-check';

const letter = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

/** Known problems of HTTP parsers, and any byte. */
const piece = fc.oneof(
  fc.constantFrom(
    '\r',
    '\n',
    '\0',
    ' ',
    '\t',
    ':',
    '\r\n',
    '\r\n\r\n',
    '\r\n ',
    '\x7f',
    '\xff',
    ';',
    '%',
    '\x16\x03\x01',
  ),
  fc.constantFrom('Content-Length: 5\r\n', 'Transfer-Encoding: chunked\r\n', 'Host: evil.example\r\n', '0\r\n\r\n'),
  fc.constantFrom('HTTP/2.0', 'HTTP/0.9', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'CONNECT ', 'GET / HTTP/1.1\r\n\r\n'),
  { weight: 5, arbitrary: letter },
  fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
);
const cut: fc.Arbitrary<Cut> = fc.record({ at: fc.nat(9_999), length: fc.nat(3), piece });

/** `at` is the position, in ten-thousandths of the whole. */
interface Cut {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

/** A way to break bytes: at one to four places some are removed, and a piece is inserted. */
export const brokenBytes: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc
  .array(cut, { minLength: 1, maxLength: 4 })
  .map((cuts) => (bytes) => cuts.reduce(breakAt, bytes));

function breakAt(bytes: Buffer, { at, length, piece }: Cut): Buffer {
  const start = Math.floor((at / 10_000) * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(piece, 'latin1'), bytes.subarray(start + length)]);
}
