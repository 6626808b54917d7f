import fc from 'fast-check';

/** Any code point except lone surrogates. fast-check's own unit for this takes seconds to set up. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Characters with a meaning in URLs, or on which encoders differ. */
const special = fc.constantFrom(...'!\'()*~ +%&=,;:/?-._\n"');

/** Text that a URL can contain, with many characters that are difficult for encoders. */
export const anyText = fc.string({ unit: fc.oneof(special, codePoint) });
