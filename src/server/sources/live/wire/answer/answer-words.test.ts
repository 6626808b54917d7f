import { expect, test } from 'vitest';
import { notJsonWords, scrubText } from './answer-words.ts';

test.each([
  ['a page', '<html>', { contentType: 'text/html' }, /with a web page instead of data: a proxy or a sign-in page/],
  [
    'a page with status 502',
    '<html>',
    { status: 502, contentType: 'text/html' },
    /web page instead of data \(HTTP 502\)$/,
  ],
  ['XHTML', '<html/>', { contentType: 'application/xhtml+xml' }, /web page/],
  ['nothing', '', { contentType: 'text/html' }, /empty body instead of data$/],
  ['text', 'hello', { contentType: 'text/plain; a=b' }, /with text\/plain instead of JSON:/],
  ['an invalid type', 'hello', { contentType: '<b>/x' }, /with something else instead of JSON:/],
  ['a type that holds a secret', 'x', { contentType: 'text/testSK' }, /with something else instead of JSON:/],
  [
    'XML',
    '<Error><Code>Forbidden</Code></Error>',
    { status: 403, contentType: 'text/xml' },
    /XML instead of JSON \(HTTP 403, Code Forbidden\)/,
  ],
  ['XML without a type', '<?xml version="1.0"?><Error/>', { contentType: '' }, /with XML instead of JSON:/],
  ['XML with a secret', '<Code>testAK</Code>', { contentType: 'text/xml' }, /with XML instead of JSON:/],
  ['XML with a script', '<Code><script></Code>', { contentType: 'text/xml' }, /with XML instead of JSON:/],
] as const)('is called by its name: %s', (_name, body, more, words) => {
  const said = notJsonWords({ status: 200, contentEncoding: 'identity', body: Buffer.from(body), ...more }, (text) =>
    scrubText(text, ['testAK', 'testSK']),
  );
  expect(said).toMatch(words);
  expect(said).not.toMatch(/[<>]|testAK|testSK|hello/);
});
