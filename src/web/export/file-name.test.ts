import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName } from './download.ts';

const time = new Date('2026-11-24T07:00:00.123Z');

describe('the name of an export', () => {
  it('names its content, scope and time', () => {
    expect(exportFileName('labels', 'cn-shanghai', '12345', time, 'csv')).toBe(
      'pai-labels_cn-shanghai_12345_20261124T070000Z.csv',
    );
    expect(exportFileName('images', '', '', time, 'json')).toBe(
      'pai-images_all-regions_all-workspaces_20261124T070000Z.json',
    );
  });

  it('has only characters that every file system accepts, and is not too long', () => {
    const kinds = fc.constantFrom('labels' as const, 'images' as const, 'compare' as const);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'a1-_./'), minLength: 200, maxLength: 300 }),
    );
    fc.assert(
      fc.property(kinds, text, text, fc.date({ noInvalidDate: true }), (kind, region, workspaceId, when) => {
        const name = exportFileName(kind, region, workspaceId, when, 'csv');
        expect(name).toMatch(/^pai-(labels|images|compare)_[A-Za-z0-9._-]+\.csv$/);
        expect(name.length).toBeLessThan(200);
      }),
    );
  });
});
