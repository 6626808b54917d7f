import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, httpServer, refuse, sendJson } from './testing/fault-server.ts';
import { CANARIES, PATIENT, testSource } from './testing/test-source.ts';

afterEach(closeServers);

/** Ways to write a text in JSON. A reader decodes each to the same text. */
const ESCAPINGS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => JSON.stringify(text),
  'each character escaped': (text) =>
    `"${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
  'some characters escaped, in capitals': (text) =>
    `"${[...text].map((char, at) => (at % 3 ? JSON.stringify(char).slice(1, -1) : `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)).join('')}"`,
};

/** Places in a response that reach the browser unchanged. */
const PLACES: Readonly<Record<string, (json: string) => string>> = {
  'a value': (json) => `{"Labels":[{"Key":"k","Value":${json}}]}`,
  'a key': (json) => `{"Labels":[{"Key":${json},"Value":"v"}]}`,
};

function secretsOf(headers: IncomingHttpHeaders): readonly string[] {
  const [, signature = 'no signature'] = /Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? [];
  return [signature, String(headers['x-acs-signature-nonce']), String(headers['x-acs-security-token'])];
}

describe('a service that echoes the headers of the request', () => {
  const cases = Object.keys(ESCAPINGS).flatMap((how) => Object.keys(PLACES).map((where) => [how, where] as const));

  test.each(cases)('in an answer, %s, in %s: no signature, nonce, token or key id passes', async (how, where) => {
    const server = await httpServer((request, response) => {
      const echo = JSON.stringify(request.headers);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(PLACES[where]?.(ESCAPINGS[how]?.(echo) ?? ''));
    });
    const { source } = testSource(server.url);
    const outcome = await source.listImageLabels({}, PATIENT);
    expect(outcome.ok).toBe(true);
    const shown = JSON.stringify(outcome);
    for (const secret of secretsOf(server.requests[0]?.headers ?? {})) expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(CANARIES);
    // Text that is not secret stays.
    expect(shown).toContain('ListImageLabels');
    await source.close();
  });

  const ways: Readonly<Record<string, (header: string) => string>> = {
    'in capitals': (header) => header.toUpperCase(),
    'cut short': (header) => header.slice(0, -10),
    'percent-encoded': (header) => header.replace(/[^%]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    'in base64': (header) => Buffer.from(header).toString('base64'),
  };

  test.each(Object.entries(ways))('%s: no signature, nonce or token passes', async (_name, way) => {
    const server = await httpServer(({ headers }, response) => {
      const echoes = ['authorization', 'x-acs-signature-nonce', 'x-acs-security-token'].map((name) => {
        const Value = way(String(headers[name]));
        return { Key: name, Value };
      });
      const [, nonce] = secretsOf(headers);
      sendJson(response, { Labels: echoes, RequestId: nonce?.toUpperCase() });
    });
    const { source } = testSource(server.url);
    const outcome = await source.listImageLabels({}, PATIENT);
    expect(outcome.ok).toBe(true);
    const shown = JSON.stringify(outcome).toLowerCase();
    for (const secret of secretsOf(server.requests[0]?.headers ?? {})) {
      expect(shown).not.toContain(secret.slice(0, 12).toLowerCase());
      // The token of the test is too short for a part of it to be hidden.
      if (secret.length > 20) expect(shown).not.toContain(way(secret).slice(4, 26).toLowerCase());
    }
    await source.close();
  });

  test('in a refusal and as a request id', async () => {
    const server = await httpServer((request, response) => {
      const [signature = '', nonce = ''] = secretsOf(request.headers);
      if (request.url?.includes('one')) refuse(response, 'Forbidden.RAM', 403, {}, `not ${signature}, nor ${nonce}`);
      else sendJson(response, { RequestId: nonce, Labels: [] });
    });
    const { source } = testSource(server.url);
    const outcomes = [
      await source.listImageLabels({ ImageId: 'one' }, PATIENT),
      await source.listImageLabels({}, PATIENT),
    ];
    const shown = JSON.stringify(outcomes);
    for (const { headers } of server.requests)
      for (const secret of secretsOf(headers)) expect(shown).not.toContain(secret);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
    await source.close();
  });
});
