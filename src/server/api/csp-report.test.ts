import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCspReport } from './csp-report.ts';

const single = (report: object) =>
  readCspReport('application/csp-report', JSON.stringify({ 'csp-report': { 'document-uri': 'http://x/', ...report } }));
const list = (...reports: readonly object[]) => readCspReport('application/reports+json', JSON.stringify(reports));

describe('both forms of a report', () => {
  test('the one of report-uri', () => {
    const report = { 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline', 'script-sample': 'canary' };
    expect(single(report)).toEqual([{ directive: 'script-src-elem', blocked: 'inline' }]);
    expect(single({ 'violated-directive': "img-src 'self' https://canary.example" })).toEqual([
      { directive: 'img-src', blocked: 'unknown' },
    ]);
  });

  test('the one of the Reporting API: violations alone, without repeats', () => {
    const body = { effectiveDirective: 'img-src', blockedURL: 'https://evil.example/x?canary=1', sample: 'canary' };
    const violation = { type: 'csp-violation', age: 1, url: 'http://x/?canary', user_agent: 'x', body };
    expect(list(violation, violation, { type: 'deprecation', body: { id: 'canary' } })).toEqual([
      { directive: 'img-src', blocked: 'evil.example' },
    ]);
    expect(list({ type: 'csp-violation', body: null })).toEqual([{ directive: 'unknown', blocked: 'unknown' }]);
    expect(list()).toEqual([]);
  });

  test.each([
    ['https://evil.example:8443/path/canary?canary#canary', 'evil.example:8443'],
    ['https://canary:canary@evil.example/', 'evil.example'],
    ['wss://evil.example/canary', 'evil.example'],
    ['data:text/html,canary', 'data'],
    ['blob:https://x.example/canary', 'blob'],
    ['javascript:canary', 'javascript'],
    ['trusted-types-sink', 'trusted-types-sink'],
    ['/canary?x', 'unknown'],
    ['CANARY canary', 'unknown'],
    ['', 'unknown'],
  ])('of what was blocked, %j, stays %j', (blocked, kept) => {
    expect(single({ 'blocked-uri': blocked })).toEqual([{ directive: 'unknown', blocked: kept }]);
  });
});

test('other texts are dropped', () => {
  for (const text of ['', '{', 'null', '[]', '{"csp-report":null}', '{"csp-report":{"blocked-uri":1}}'])
    expect(readCspReport('application/csp-report', text)).toBeUndefined();
  for (const text of ['', '{}', 'null', '[null]', '[{"body":{}}]', '[{"type":"csp-violation","body":3}]'])
    expect(readCspReport('application/reports+json', text)).toBeUndefined();
});

test('the kept part of any report is short and plain', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })),
      fc.string(),
      (blocked, directive) => {
        for (const kept of single({ 'blocked-uri': blocked, 'effective-directive': directive }) ?? []) {
          expect(kept.directive).toMatch(/^[a-z-]{1,40}$/);
          expect(kept.blocked).toMatch(/^[!-~]{1,255}$/);
        }
      },
    ),
  );
});
