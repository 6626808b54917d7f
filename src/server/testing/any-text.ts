import fc from 'fast-check';

/** Any code point but halves of surrogate pairs. fast-check's own unit of that kind takes seconds to set up. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** The signs that have a meaning in URLs, or that encoders treat differently. */
const special = fc.constantFrom(...'!\'()*~ +%&=,;:/?-._\n"');

/** Text that a URL can carry, with many of the signs on which encoders stumble. */
export const anyText = fc.string({ unit: fc.oneof(special, codePoint) });
