import { once } from 'node:events';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { SEND_LIMITS } from '../limits.ts';
import { closeServers, rawServer } from '../testing/fault-server.ts';
import { PATIENT, testSource } from '../testing/test-source.ts';
import { readBodyBytes, readEncoding, unzipBody } from './read-body-bytes.ts';

afterEach(closeServers);

const TOO_MANY = { code: 'ERR_BUFFER_TOO_LARGE' };

test('a body is the sum of its chunks of any size, up to the limit', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 40_000 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(3), async (parts, spare) => {
      const whole = Buffer.concat(parts);
      const filled = parts.filter((part) => part.length > 0).map((part) => Buffer.from(part));
      expect(await readBodyBytes(Readable.from(filled), whole.length + spare)).toEqual(whole);
      if (whole.length > 0)
        await expect(readBodyBytes(Readable.from(filled), whole.length - 1)).rejects.toMatchObject(TOO_MANY);
    }),
    { numRuns: 100 },
  );
});

test('reading stops at the limit', async () => {
  let sent = 0;
  const endless = new Readable({
    read() {
      sent += 1;
      this.push(Buffer.alloc(1_000));
    },
  });
  await expect(readBodyBytes(endless, 10_000)).rejects.toMatchObject(TOO_MANY);
  expect(endless.destroyed).toBe(true);
  expect(sent).toBeLessThan(200);
});

test('a body that breaks off is an error, with the error of the stream if there is one', async () => {
  const broken = new Readable({ read() {} });
  const reading = readBodyBytes(broken, 10);
  broken.push('abc');
  broken.destroy(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
  const closed = new Readable({ read() {} });
  const waiting = readBodyBytes(closed, 10);
  closed.destroy();
  await expect(waiting).rejects.toThrow('closed');
});

describe('a content encoding', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    [' , ', 'identity'],
    ['Identity', 'identity'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip, identity', 'gzip'],
    [['identity', 'gzip'], 'gzip'],
    ['br', 'br'],
    ['gzip, gzip', 'gzip, gzip'],
  ])('%j is %s', (header, encoding) => {
    expect(readEncoding(header)).toBe(encoding);
  });

  test('gzip is decompressed within the limit', async () => {
    expect((await unzipBody(gzipSync('abc'), 3)).toString()).toBe('abc');
    await expect(unzipBody(gzipSync(Buffer.alloc(5_000_000)), 4_000_000)).rejects.toMatchObject(TOO_MANY);
  });
});

test('a body in chunks of one byte takes only the memory of its bytes', async () => {
  const megabytes = 2;
  const chunks = Buffer.from('1\r\n \r\n'.repeat(1024));
  const label = '{"Labels":[],"TotalCount":0}';
  const server = await rawServer(async (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (let kilobyte = 0; kilobyte < megabytes * 1024; kilobyte += 1)
      if (!socket.write(chunks)) await once(socket, 'drain');
    socket.write(`${label.length.toString(16)}\r\n${label}\r\n0\r\n\r\n`);
  });
  const { source } = testSource(server.url, { limits: SEND_LIMITS });
  const before = process.memoryUsage.rss();
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const outcome = await source.listImageLabels({}, PATIENT);
  clearInterval(sampling);
  await source.close();
  expect(outcome.ok).toBe(true);
  // A list of the chunks took some 200 bytes for each byte: 400 MB.
  expect((Math.max(most, process.memoryUsage.rss()) - before) / 1024 / 1024).toBeLessThan(200);
});
