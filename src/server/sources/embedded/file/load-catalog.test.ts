import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { imageIdOf } from './check-catalog.ts';
import { HeapBudget } from './heap-budget.ts';
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
  expect(loaded.error.startsWith(`${path}: `)).toBe(true);
  expect(loaded.error).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  return loaded.error.slice(path.length + 2);
}

function load(content: string | Uint8Array) {
  const loaded = loadCatalogFile(saved(content));
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.catalog;
}

/** The images, and the notes without the path that they begin with. */
function loadWithNotes(content: string | Uint8Array) {
  const path = saved(content);
  const loaded = loadCatalogFile(path);
  if (!loaded.ok) throw new Error(loaded.error);
  return [loaded.value.catalog.images, loaded.value.notes.map((note) => note.replace(`${path}: `, ''))] as const;
}

const UNIQUE = "jq '{Images: (.Images | unique_by(.ImageId // .ImageUri // .Name))}' FILE > FIXED";
const HOSTILE = '\u001b[31m\n\u202e'.padEnd(60, 'x');
const images = (...records: unknown[]) => JSON.stringify({ Images: records });

describe('a file that is no catalog is refused by one line that says what it is', () => {
  const image = { ImageId: 'x', Name: 'a' };
  test.each<[content: string | Uint8Array, fault: string]>([
    ['', 'is empty'],
    [' \n', 'is not JSON, line 2, column 1: expected a value, but the text ends; it holds nothing but blanks'],
    ['{"Images":[\n  {"Name":"a"},\n]}', 'is not JSON, line 3, column 1: expected a value, but found "]"'],
    ['Images', 'is not JSON, line 1, column 1: expected a value, but found "I"'],
    ['null', 'the file must be an object {"Images":[...]}, found null'],
    ['[1]', 'is a list without images, found 1'],
    ['{"Images":{}}', 'Images must be a list, found an object'],
    ['{}', 'Images must be a list, found nothing'],
    [images('b', 5), 'no image in it can be read; Images[0] is the text "b", an object is expected'],
    [
      images({}),
      'no image in it can be read; Images[0].ImageId is missing, one of ImageId, ImageUri and Name is expected',
    ],
    [
      images({ ImageId: 'image-4c****uor' }),
      'no image in it can be read; Images[0].ImageId is the text "image-4c****uor", an id without stars, or ImageUri or Name beside it, is expected',
    ],
    [
      images(image, { ImageId: 'y' }, { ImageId: 'x', Name: 'b' }),
      `Images[0] and Images[2] have the same id "x", and differ in Name; keep one of each: ${UNIQUE}`,
    ],
    [
      images({ Name: 'a' }, { Name: 'a', Labels: [{ Key: 'k', Value: 'v' }] }),
      `Images[0] and Images[1] have the same id "${imageIdOf(undefined, 'a')}", derived from ImageUri or else from Name, and differ in Labels; keep one of each: ${UNIQUE}`,
    ],
    [
      images({ ImageId: HOSTILE }, { ImageId: HOSTILE, Name: 'b' }),
      `Images[0] and Images[1] have the same id "\\u{1b}[31m\\u{a}\\u{202e}${'x'.repeat(33)}…", and differ in Name; keep one of each: ${UNIQUE}`,
    ],
  ])('%j', (content, fault) => {
    expect(faultOf(content)).toBe(fault);
  });

  test.each<[what: string, content: string | Uint8Array, told: RegExp]>([
    ['pages', `${images(image)}\n${images(image)}`, /one behind the other; mend it: jq -s/],
    ['JSON lines', '{"ImageId":"a"}\n{"ImageId":"b"}\n', /one behind the other; mend it: jq -s/],
    ['YAML', 'Images:\n  - ImageId: a\n', /looks like YAML; mend it: yq/],
    ['a YAML list', '- ImageId: a\n', /looks like YAML/],
    ['HTML', '<!DOCTYPE html><html>', /a page in HTML/],
    ['a table', 'ImageId | Name\n------- | ----\na | b\n', /looks like a table/],
    ['CSV', 'ImageId,Name\na,b\n', /looks like CSV/],
    ['a message', 'ERROR: SDK.ServerError\nErrorCode: x', /a message of a program/],
    ['lines before', '> x@1 save\n\n{"Images":[]}', /other lines stand before it; mend it: sed/],
    ['what Python prints', "{'Images': []}", /as Python prints it/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /^is compressed by gzip; mend it: gunzip/],
    ['a workbook', Buffer.from('504b030414', 'hex'), /^is a zip archive or a workbook/],
    [
      'UTF-16 without its mark',
      Buffer.from('{"Images":[]}'.repeat(5), 'utf16le'),
      /^is not text in UTF-8; .*iconv -f UTF-16LE/,
    ],
    [
      'UTF-16BE without its mark',
      Buffer.from('{"Images":[]}'.repeat(5), 'utf16le').swap16(),
      /^is not text in UTF-8; .*iconv -f UTF-16BE/,
    ],
    [
      'UTF-16 of odd length',
      Buffer.from('\uFEFF{"Images":[]}', 'utf16le').subarray(0, -1),
      /^is text in UTF-16 that was cut off: .* after 27 bytes/,
    ],
    [
      'half a character in UTF-16',
      Buffer.from('\uFEFF{"Images":[\n"\ud83d"]}', 'utf16le'),
      /^is text in UTF-16 with half a character, U\+D83D, in line 2, column 2;/,
    ],
    [
      'half a character in UTF-16, the other way round',
      Buffer.from('\uFEFF["😀\udc00"]', 'utf16le').swap16(),
      /half a character, U\+DC00, in line 1, column 5;/,
    ],
    [
      'GB18030',
      Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d]),
      /^is not text in UTF-8: byte 0xd6 in line 1, column 3; if it is in GB18030, .*iconv -f GB18030/,
    ],
    [
      'broken bytes among others',
      Buffer.concat([Buffer.from('{"é":\n"'), Buffer.from([0xff]), Buffer.from('é"}')]),
      /^is not text in UTF-8: byte 0xff in line 2, column 2; save it again, .*iconv -c/,
    ],
    ['a surrogate in UTF-8', Buffer.from('225cc3a9eda08022', 'hex'), /byte 0xed in line 1, column 4; save it again/],
    ['a long form', Buffer.from('22c080ff22', 'hex'), /byte 0xc0 in line 1, column 2; save it again/],
    [
      'a character cut off',
      Buffer.from('{"a":"é', 'utf8').subarray(0, -1),
      /byte 0xc3 .* begins a character that is cut off/,
    ],
    ['a zero byte', Buffer.from('{"a":\n"\0é"}'), /^holds a zero byte in line 2, column 2,/],
    [
      'labels',
      '{"Labels":[{"Key":"a","Value":"b"}],"TotalCount":1}',
      /^holds labels without images, as ListImageLabels/,
    ],
    ['a list of labels', '[{"Key":"a","Value":"b"}]', /^holds labels without images/],
    ['workspaces', '{"Workspaces":[]}', /^is an answer of ListWorkspaces/],
    ['an error', '{"Code":"Forbidden","Message":"no"}', /^is an error answer, "Forbidden"/],
    ['small letters', '{"images":[{"imageId":"a"}]}', /^has names in small letters; mend it: jq 'walk/],
    ['a wrapper', '{"data":{"result":{"Images":[]}}}', /mend it: jq '\.data\.result' FILE/],
    [
      'the first broken byte behind a block of others',
      Buffer.concat([Buffer.from(`"${'中'.repeat(50_000)}`), Buffer.from([0x80])]),
      /byte 0x80 in line 1, column 50002;/,
    ],
    [
      'a list of images that another one follows',
      '{"Images":[{"Name":"a"}],"Images":[{"Name":"b"}]}',
      /^has the key "Images" twice, the second time in line 1, column 26;/,
    ],
    [
      'a wrapper in a text',
      '{"data":"{\\"Images\\":[]}"}',
      /within the text of data; mend it: jq '\.data \| fromjson'/,
    ],
    ['a text', '"{\\"Images\\":[]}"', /^is JSON within a text; mend it: jq fromjson/],
    [
      'a text in a body that is no JSON',
      '{"body":"{\\"Images\\":[1,]}"}',
      /^body holds a text that is not JSON, line 1, col/,
    ],
    [
      'a key twice in a text',
      '[{"body":"{\\"Images\\":[],\\"Images\\":[]}"}]',
      /^\[0\]\.body holds a text that has the key/,
    ],
    [
      'images by id',
      '{"Images":{"a":{"ImageId":"a"},"b":{"Name":"b"}}}',
      /with images; mend it: jq '.*\|= \[\.\[\]\]'/,
    ],
    ['one image for a list', '{"Images":{"ImageId":"a"}}', /found one image; mend it: jq '.*\|= \[\.\]'/],
    ['images in a text', '{"body":{"Images":"[{}]"}}', /found JSON within a text; mend it: jq '.*\|= fromjson'/],
    ['depth', '['.repeat(200), /^nests lists and objects more than 100 deep/],
  ])('%s', (_, content, told) => {
    expect(faultOf(content)).toMatch(told);
  });

  test('more than 512 MB, before any of it is read', () => {
    const path = saved('');
    truncateSync(path, 512_000_001);
    expect(loadCatalogFile(path)).toEqual({
      ok: false,
      error: `${path}: has 512000001 bytes, at most 512000000 (512 MB) are read`,
    });
  });

  test.each<[what: string, image: (at: number) => object, least: number]>([
    ['distinct labels', (at) => ({ Name: `n${at}`, Labels: [{ Key: `a${at}`, Value: 'b' }] }), 1_000],
    ['distinct values', (at) => ({ Name: `n${at}`, Labels: [{ Key: 'a', Value: `b${at}` }] }), 600],
    ['shared labels', (at) => ({ Name: `n${at}`, Labels: [{ Key: 'a', Value: 'b' }] }), 450],
    ['no labels', (at) => ({ ImageId: `image-${at}` }), 350],
    ['sources', (at) => ({ Name: `n${at}`, Source: ['a', 'b', 'c'], Note: 'd' }), 900],
  ])('%s that take more memory than there is, the index included', (_, image, least) => {
    const count = 2_000;
    const path = saved(images(...Array.from({ length: count }, (__, at) => image(at))));
    const loaded = loadCatalogFile(path, new HeapBudget(count * least));
    expect(loaded).toEqual({ ok: false, error: expect.stringMatching(/MB of memory .*NODE_OPTIONS=--max-old-space/) });
    expect(loadCatalogFile(path, new HeapBudget(count * least * 3))).toMatchObject({ ok: true });
  });

  test('no such file, none at all, or a circle of links', () => {
    const missing = join(folder, 'missing.json');
    expect(loadCatalogFile(missing)).toEqual({ ok: false, error: `${missing}: cannot be read: there is no such file` });
    expect(loadCatalogFile(folder)).toEqual({ ok: false, error: `${folder}: is not a file but a folder` });
    const loop = join(folder, 'loop');
    symlinkSync(loop, loop);
    expect(loadCatalogFile(loop)).toEqual({
      ok: false,
      error: `${loop}: cannot be read: its symbolic links lead in a circle`,
    });
  });
});

describe('what people have is read', () => {
  const image = { ImageId: 'x', Name: 'a', Labels: [{ Key: 'k', Value: 'v' }] };
  const mark = '\uFEFF';
  test.each<[what: string, content: string | Uint8Array]>([
    ['an answer', JSON.stringify({ Images: [image] })],
    ['the answer in the body of an SDK', JSON.stringify({ headers: {}, statusCode: 200, body: { Images: [image] } })],
    ['a list of images', JSON.stringify([image])],
    ['a list of answers', JSON.stringify([{ Images: [image] }, { body: { Images: [] } }])],
    ['an answer of GetImage', JSON.stringify({ RequestId: 'r', ...image })],
    ['an answer of GetImage in a body', JSON.stringify({ body: image })],
    ['UTF-8 with its mark', mark + JSON.stringify({ Images: [image] })],
    ['UTF-16, as PowerShell writes it', Buffer.from(mark + JSON.stringify({ Images: [image] }), 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(mark + JSON.stringify({ Images: [image] }), 'utf16le').swap16()],
    ['an answer within a text', JSON.stringify({ body: JSON.stringify({ Images: [image] }) })],
    ['an image within a text', JSON.stringify({ statusCode: 200, body: JSON.stringify(image) })],
    ['a list of answers within texts', JSON.stringify([{ body: JSON.stringify({ Images: [image] }) }])],
    ['a list of images in a body', JSON.stringify({ body: [image] })],
    ['a list of images in a text in a body', JSON.stringify({ body: JSON.stringify([image]) })],
    ['an older answer', JSON.stringify({ Images: { Image: [{ ...image, Labels: { Label: image.Labels } }] } })],
    ['an older answer in a body', JSON.stringify({ body: { TotalCount: 1, Images: { Image: [image] } } })],
    ['labels by key', JSON.stringify({ Images: [{ ...image, Labels: { k: 'v' } }] })],
  ])('%s', (_, content) => {
    expect(loadWithNotes(content)).toEqual([[expect.objectContaining({ labels: image.Labels })], []]);
  });

  test('labels by key keep what their values say', () => {
    const [[loaded]] = loadWithNotes(
      '{"Images":[{"Name":"a","Labels":{"v":3.10,"t":true,"n":null,"__proto__":"p","Label":"l","Key":"k"}}]}',
    );
    expect(loaded?.labels).toEqual([
      { Key: 'v', Value: '3.10' },
      { Key: 't', Value: 'true' },
      { Key: 'n', Value: '' },
      { Key: '__proto__', Value: 'p' },
      { Key: 'Label', Value: 'l' },
      { Key: 'Key', Value: 'k' },
    ]);
  });

  test.each([
    [
      '{"Key":"a","Value":"b"}',
      'Images[1].Labels is an object, a list, or an object with a text for each key, is expected',
    ],
    ['"a=b"', 'Images[1].Labels is the text "a=b", a list'],
    ['{"a":["b"]}', 'Images[1].Labels["a"].Value is a list with "b", text is expected'],
    ['{"Label":{"Key":"a","Value":"b"}}', 'Images[1].Labels["Label"].Value is an object, text'],
  ])('labels that could mean two things are told: %s', (labels, told) => {
    const [, notes] = loadWithNotes(`{"Images":[{"Name":"a","Labels":[{"Key":"k"}]},{"Name":"b","Labels":${labels}}]}`);
    expect(notes).toEqual([expect.stringContaining(told)]);
  });

  test.each([
    ['"RegionsSeen":["us-west-1","Mars_1"]', 'Images[1].RegionsSeen is a list with "Mars_1", a list of region ids'],
    ['"RegionsSeen":"Mars_1"', 'Images[1].RegionsSeen is the text "Mars_1", a list of texts'],
    ['"Size":-1', 'Images[1].Size is -1, a whole number of bytes'],
    ['"Size":1.5', 'Images[1].Size is 1.5, a whole number of bytes'],
    ['"Size":1e400', 'Images[1].Size is the text "1e400", a whole number of bytes'],
    ['"WorkspaceId":-7', 'Images[1].WorkspaceId is -7, text of 1 to 20 digits'],
    ['"WorkspaceId":1.5', 'Images[1].WorkspaceId is 1.5, text of 1 to 20 digits'],
  ])('a value that cannot be is named: %s', (field, told) => {
    const [, notes] = loadWithNotes(`{"Images":[{"Name":"a","Labels":[{"Key":"k"}]},{"Name":"b",${field}}]}`);
    expect(notes).toEqual([expect.stringContaining(told)]);
  });

  test.each(['-5', '1.5', '1e400', '"many"', '[1]'])('TotalCount %s is told and not used', (total) => {
    const [, notes] = loadWithNotes(`{"TotalCount":${total},"Images":[{"Name":"a","Labels":[{"Key":"k"}]}]}`);
    expect(notes).toEqual([expect.stringMatching(/^TotalCount is .*, a whole number is expected/)]);
  });

  test('equal entries are one, whatever the order of their labels', () => {
    const labels = [...image.Labels, { Key: 'l', Value: 'w' }];
    const [loaded, notes] = loadWithNotes(
      images({ ...image, Labels: labels }, { ...image, Labels: labels.toReversed() }),
    );
    expect(loaded).toHaveLength(1);
    expect(notes).toEqual(['1 entry repeats another one; they count once']);
  });

  test('masked ids of the documentation give way to derived ones', () => {
    const masked = { ...image, ImageId: 'image-4c62******53uor' };
    const [loaded, notes] = loadWithNotes(images({ ...masked, ImageUri: 'h/a' }, { ...masked, ImageUri: 'h/b' }));
    expect(loaded.map(({ facts }) => facts.ImageId)).toEqual([imageIdOf('h/a', 'a'), imageIdOf('h/b', 'a')]);
    expect(notes).toEqual([expect.stringMatching(/^2 ids are masked with stars; .*jq 'del/)]);
  });

  test('numbers keep every digit that the file has', () => {
    const text =
      '{"Images":[{"ImageId":1234567890123456789,"Name":12,"WorkspaceId":262162,"Size":"38","Labels":[{"Key":"v","Value":3.10},{"Key":"s","Value":"1.50, 1e3"}]}]}';
    const [[loaded]] = loadWithNotes(text);
    expect(loaded).toEqual({
      facts: { ImageId: '1234567890123456789', Name: '12', WorkspaceId: '262162', Size: 38 },
      labels: [
        { Key: 'v', Value: '3.10' },
        { Key: 's', Value: '1.50, 1e3' },
      ],
      provenance: {},
    });
  });

  test('numbers outside texts are as they stand, whatever stands around them', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.bigInt().map(String),
      fc.constantFrom('1e3', '-0', '3.10', '1E+2'),
    );
    const property = fc.property(fc.array(fc.tuple(number, fc.string({ unit: 'grapheme' }))), (pairs) => {
      const labels = pairs.map(([value, key]) => `{"Value":${value},"Key":${JSON.stringify(key)}}`);
      const [[loaded]] = loadWithNotes(`{"Images":[{"Name":"a","Labels":[${labels}]}]}`);
      expect(loaded?.labels).toEqual(pairs.map(([value, key]) => ({ Key: key, Value: value })));
    });
    fc.assert(property);
  });

  test('what cannot be read is left out and told, and the rest stays', () => {
    const odd = [
      { ...image, ImageId: 'y', Labels: [{ Key: 'a' }, { Value: 'b' }, 'c=d', { Key: 'e', Value: 'f' }] },
      { ImageId: 'z', Size: -1 },
      { ImageId: 'w', WorkspaceId: 'team' },
      { ImageId: 'v', RegionsSeen: ['Mars_1'] },
      7,
    ];
    const [loaded, notes] = loadWithNotes(images(image, ...odd));
    expect(loaded.map(({ facts, labels }) => [facts.ImageId, labels.length])).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
    expect(notes).toEqual([
      'left out what cannot be read (labels=1; field=Key, labels=1; field=Labels, images=1; field=Size, images=1; field=WorkspaceId, images=1; field=RegionsSeen, images=1; field=Images); Images[1].Labels[1].Key is missing, text is expected',
    ]);
  });

  const long = 'x'.repeat(10_001);
  test.each<[what: string, image: object, told: string]>([
    ['a text', { Name: long }, 'Images[1].Name is a text of 10001 characters, text of at most 10000 is expected'],
    ['an id', { ImageId: long }, 'Images[1].ImageId is a text of 10001 characters, text'],
    ['a URI among others', { OtherUris: ['h/a', long] }, 'Images[1].OtherUris[1] is a text of 10001 characters, text'],
    ['a key of a basis', { LabelBasis: { [long]: 'a' } }, 'Images[1].LabelBasis is a text of 10001 characters, text'],
    [
      'a value of a label',
      { Labels: [{ Key: 'k', Value: long }] },
      'Images[1].Labels[0].Value is a text of 10001 characters, text',
    ],
    ['a key of a label', { Labels: { [long]: 'v' } }, 'Images[1].Labels[0].Key is a text of 10001 characters, text'],
    [
      'an image',
      { Source: Array(21).fill('x'.repeat(10_000)) },
      'Images[1] is an image of 210001 characters, an image of at most 200000 is expected',
    ],
    [
      'a list of labels',
      { Labels: Array(10_001).fill({ Key: 'k', Value: 'v' }) },
      'Images[1].Labels is a list of 10001 labels, a list of at most 10000 is expected',
    ],
    [
      'an object of labels',
      { Labels: Object.fromEntries(Array.from({ length: 10_002 }, (_, at) => [at, 'v'])) },
      'Images[1].Labels is a list of 10002 labels, a list',
    ],
  ])('%s that is too large costs its image, and is told with both sizes', (_, large, told) => {
    const [loaded, notes] = loadWithNotes(images(image, { Name: 'b', ...large }));
    expect(loaded.map(({ facts }) => facts.ImageId)).toEqual(['x']);
    expect(notes).toEqual([expect.stringMatching(/^left out what cannot be read \(images=1; field=\w+\); /)]);
    expect(notes[0]).toContain(told);
  });

  test('what is as large as allowed stays', () => {
    const labels = Array.from({ length: 10_000 }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
    expect(load(images({ Name: 'x'.repeat(10_000), Labels: labels })).images[0]?.labels).toHaveLength(10_000);
  });

  test('300,000 bad labels in one image are counted', () => {
    const [[loaded], notes] = loadWithNotes(images({ ...image, Labels: [...image.Labels, ...Array(300_000).fill(5)] }));
    expect(loaded?.labels).toEqual(image.Labels);
    expect(notes).toEqual([expect.stringContaining('labels=300000; field=Labels')]);
  });

  test('pages that are missing, and labels that nobody asked for, are told', () => {
    expect(loadWithNotes(JSON.stringify({ TotalCount: 500, Images: [{ Name: 'a' }] }))[1]).toEqual([
      'TotalCount says 500 images, and the file holds 1: pages are missing',
      'no image in it has a label; ListImages answers labels only with Verbose=true',
    ]);
    expect(loadWithNotes('{"Images":[]}')[1]).toEqual([]);
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
