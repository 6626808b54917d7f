import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { imageIdOf } from './image-id.ts';
import { loadCatalogFile } from './load-catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

function saved(content: string | Uint8Array): string {
  const path = join(folder, 'catalog.json');
  writeFileSync(path, content);
  return path;
}

/** The fault of a file with this content, without the path that it begins with. */
function faultOf(content: string | Uint8Array): string {
  const path = saved(content);
  const loaded = loadCatalogFile(path);
  if (loaded.ok) throw new Error('the file was loaded');
  expect(loaded.fault.startsWith(`${path}: `)).toBe(true);
  expect(loaded.fault).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  return loaded.fault.slice(path.length + 2);
}

function load(content: string | Uint8Array) {
  const loaded = loadCatalogFile(saved(content));
  if (!loaded.ok) throw new Error(loaded.fault);
  return loaded.catalog;
}

const images = (...records: unknown[]) => JSON.stringify({ Images: records });

describe('a faulty file is refused by one line that says what and where', () => {
  test.each<[content: string, fault: string]>([
    ['', 'is not JSON, line 1, column 1: expected a value, but the text ends'],
    ['{"Images":[\n  {"Name":"a"},\n]}', 'is not JSON, line 3, column 1: expected a value, but found "]"'],
    ['Images', 'is not JSON, line 1, column 1: expected a value, but found "I"'],
    ['[]', 'the file must be an object {"Images":[...]}, found a list'],
    ['null', 'the file must be an object {"Images":[...]}, found null'],
    ['{"Labels":[]}', 'Images must be a list, found nothing'],
    ['{"Images":{}}', 'Images must be a list, found an object'],
    [images({ Name: 'a' }, 'b'), 'Images[1] must be an object, found the text "b"'],
    [images({ Name: 'a' }, []), 'Images[1] must be an object, found a list'],
    [images({ Name: 'a', Labels: [[]] }), 'Images[0].Labels[0] must be an object with Key and Value, found a list'],
    [images({ Name: 'a' }, null), 'Images[1] must be an object, found null'],
    [images({}), 'Images[0] has no ImageId, ImageUri or Name'],
    [images({ ImageId: '', Name: null }), 'Images[0] has no ImageId, ImageUri or Name'],
    [images({ ImageId: 7 }), 'Images[0].ImageId must be text, found 7'],
    [images({ Name: ['a'] }), 'Images[0].Name must be text, found a list'],
    [images({ Name: 'a', Size: '12' }), 'Images[0].Size must be a number of bytes, found the text "12"'],
    [images({ Name: 'a', Size: -1 }), 'Images[0].Size must be a number of bytes, found -1'],
    ['{"Images":[{"Name":"a","Size":1e999}]}', 'Images[0].Size must be a number of bytes, found Infinity'],
    [images({ Name: 'a', WorkspaceId: 5 }), 'Images[0].WorkspaceId must be text of 1 to 20 digits, found 5'],
    [
      images({ Name: 'a', WorkspaceId: 'team' }),
      'Images[0].WorkspaceId must be text of 1 to 20 digits, found the text "team"',
    ],
    [images({ Name: 'a', Labels: {} }), 'Images[0].Labels must be a list, found an object'],
    [
      images({ Name: 'a', Labels: ['x=1'] }),
      'Images[0].Labels[0] must be an object with Key and Value, found the text "x=1"',
    ],
    [
      images({ Name: 'a' }, { Name: 'b' }, { Name: 'c' }, { Name: 'd', Labels: [{ Key: 'k', Value: 1 }] }),
      'Images[3].Labels[0].Value must be text, found 1',
    ],
    [images({ Name: 'a', Labels: [{ Value: 'v' }] }), 'Images[0].Labels[0].Key must be text, found nothing'],
    [
      images({ Name: 'a', RegionsSeen: ['Mars_1'] }),
      'Images[0].RegionsSeen[0] must be a region id such as cn-hangzhou, found the text "Mars_1"',
    ],
    [images({ Name: 'a', LabelBasis: { k: 1 } }), 'Images[0].LabelBasis.k must be text, found 1'],
    [images({ ImageId: 'x' }, { ImageId: 'y' }, { ImageId: 'x' }), 'Images[0] and Images[2] have the same id "x"'],
    [
      images({ Name: 'a' }, { Name: 'a' }),
      `Images[0] and Images[1] have the same id "${imageIdOf(undefined, 'a')}", derived from ImageUri or else from Name`,
    ],
    [
      images({ ImageId: '\u001b[31m\n\u202e'.padEnd(60, 'x') }, { ImageId: '\u001b[31m\n\u202e'.padEnd(60, 'x') }),
      `Images[0] and Images[1] have the same id "\\u{1b}[31m\\u{a}\\u{202e}${'x'.repeat(33)}…"`,
    ],
  ])('%j', (content, fault) => {
    expect(faultOf(content)).toBe(fault);
  });

  test('text in UTF-16, as some shells write it', () => {
    expect(faultOf(Buffer.from('\uFEFF{"Images":[]}', 'utf16le'))).toBe('is not text in UTF-8');
  });

  test('more than 512 MB, before any of it is read', () => {
    const path = saved('');
    truncateSync(path, 512_000_001);
    expect(loadCatalogFile(path)).toEqual({
      ok: false,
      fault: `${path}: has 512000001 bytes, at most 512000000 (512 MB) are read`,
    });
  });

  test('no such file, or none at all', () => {
    const missing = join(folder, 'missing.json');
    expect(loadCatalogFile(missing)).toEqual({ ok: false, fault: `${missing}: cannot be read: there is no such file` });
    expect(loadCatalogFile(folder)).toEqual({ ok: false, fault: `${folder}: is not a file` });
  });
});

describe('a good file', () => {
  test('is a ListImages answer as it was saved, fields of other names and null ones included', () => {
    const catalog = load(
      JSON.stringify({
        RequestId: 'r',
        TotalCount: 1,
        Images: [
          {
            ImageId: 'image-1',
            Name: 'a',
            Description: null,
            Identity: null,
            Size: 0,
            Labels: [{ Key: 'k', Value: '' }],
          },
        ],
      }),
    );
    expect(catalog.images).toEqual([
      { facts: { ImageId: 'image-1', Name: 'a', Size: 0 }, labels: [{ Key: 'k', Value: '' }], provenance: {} },
    ]);
  });

  test('may begin with a byte order mark, and may hold no image', () => {
    expect(load('\uFEFF{"Images":[]}')).toEqual({ images: [], workspaces: [] });
  });

  test('gets the ids that it lacks from URI or name', () => {
    const catalog = load(images({ ImageUri: 'host/a', Name: 'a' }, { Name: 'b', Labels: null }));
    expect(catalog.images.map((image) => image.facts.ImageId)).toEqual([
      imageIdOf('host/a', 'a'),
      imageIdOf(undefined, 'b'),
    ]);
  });

  test('has the workspaces that its images name, each once', () => {
    const catalog = load(
      images(
        { Name: 'a', WorkspaceId: '20' },
        { Name: 'b', WorkspaceId: '3' },
        { Name: 'c', WorkspaceId: '20' },
        { Name: 'd', WorkspaceId: '0' },
        { Name: 'e', WorkspaceId: '' },
      ),
    );
    expect(catalog.workspaces.map((workspace) => workspace.facts)).toEqual([
      { WorkspaceId: '20', WorkspaceName: '20' },
      { WorkspaceId: '3', WorkspaceName: '3' },
    ]);
  });

  test('keeps what it says about where an image was seen', () => {
    const [image] = load(images({ Name: 'a', RegionsSeen: ['us-west-1'], Source: ['a page'], Evidence: 'B' })).images;
    expect(image?.provenance).toEqual({ RegionsSeen: ['us-west-1'], Source: ['a page'], Evidence: 'B' });
  });
});
