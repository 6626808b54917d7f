import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { images, load, loadWithNotes, setUpFolder } from '../testing/saved-catalog.ts';
import { imageIdOf } from './check-catalog.ts';

setUpFolder();

describe('reads the files that users have', () => {
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

  test('labels by key keep their values', () => {
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
  ])('ambiguous labels are reported: %s', (labels, reported) => {
    const [, notes] = loadWithNotes(`{"Images":[{"Name":"a","Labels":[{"Key":"k"}]},{"Name":"b","Labels":${labels}}]}`);
    expect(notes[0]).toContain(reported);
  });

  test.each([
    ['"RegionsSeen":["us-west-1","Mars_1"]', 'Images[1].RegionsSeen is a list with "Mars_1", a list of region ids'],
    ['"RegionsSeen":"Mars_1"', 'Images[1].RegionsSeen is the text "Mars_1", a list of texts'],
    ['"Size":-1', 'Images[1].Size is -1, a whole number of bytes'],
    ['"Size":1.5', 'Images[1].Size is 1.5, a whole number of bytes'],
    ['"Size":1e400', 'Images[1].Size is the text "1e400", a whole number of bytes'],
    ['"WorkspaceId":-7', 'Images[1].WorkspaceId is -7, text of 1 to 20 digits'],
    ['"WorkspaceId":1.5', 'Images[1].WorkspaceId is 1.5, text of 1 to 20 digits'],
  ])('a value that cannot be is named: %s', (field, reported) => {
    const [, notes] = loadWithNotes(`{"Images":[{"Name":"a","Labels":[{"Key":"k"}]},{"Name":"b",${field}}]}`);
    expect(notes).toEqual([expect.stringContaining(reported)]);
  });

  test.each(['-5', '1.5', '1e400', '"many"', '[1]'])('TotalCount %s is reported and not used', (total) => {
    const [, notes] = loadWithNotes(`{"TotalCount":${total},"Images":[{"Name":"a","Labels":[{"Key":"k"}]}]}`);
    expect(notes).toEqual([expect.stringMatching(/^TotalCount is .*, a whole number is expected/)]);
  });

  test('equal entries are one image, in any order of labels', () => {
    const labels = [...image.Labels, { Key: 'l', Value: 'w' }];
    const [loaded, notes] = loadWithNotes(
      images({ ...image, Labels: labels }, { ...image, Labels: labels.toReversed() }),
    );
    expect(loaded).toHaveLength(1);
    expect(notes).toEqual(['1 entry repeats another one; they count once']);
  });

  test('masked ids from the documentation are replaced by derived ones', () => {
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

  test('numbers outside texts keep their digits, with any text around them', () => {
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

  test('unreadable data is left out and reported, and the rest stays', () => {
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
  test.each<[what: string, image: object, reported: string]>([
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
  ])('%s that is too large removes its image, and both sizes are reported', (_, large, reported) => {
    const [loaded, notes] = loadWithNotes(images(image, { Name: 'b', ...large }));
    expect(loaded.map(({ facts }) => facts.ImageId)).toEqual(['x']);
    expect(notes).toEqual([expect.stringMatching(/^left out what cannot be read \(images=1; field=\w+\); /)]);
    expect(notes[0]).toContain(reported);
  });

  test('values of the largest allowed size stay', () => {
    const labels = Array.from({ length: 10_000 }, (_, at) => ({ Key: `k${at}`, Value: 'v' }));
    expect(load(images({ Name: 'x'.repeat(10_000), Labels: labels })).images[0]?.labels).toHaveLength(10_000);
  });

  test('300,000 bad labels in one image are counted', () => {
    const [[loaded], notes] = loadWithNotes(images({ ...image, Labels: [...image.Labels, ...Array(300_000).fill(5)] }));
    expect(loaded?.labels).toEqual(image.Labels);
    expect(notes).toEqual([expect.stringContaining('labels=300000; field=Labels')]);
  });

  test('missing pages and missing labels are reported', () => {
    expect(loadWithNotes(JSON.stringify({ TotalCount: 500, Images: [{ Name: 'a' }] }))[1]).toEqual([
      'TotalCount says 500 images, and the file holds 1: pages are missing',
      'no image in it has a label; ListImages answers labels only with Verbose=true',
    ]);
    expect(loadWithNotes('{"Images":[]}')[1]).toEqual([]);
    expect(loadWithNotes(images({ Name: 'a', Labels: ['k=v'] }))[1]).toEqual([
      'left out what cannot be read (labels=1; field=Labels); Images[0].Labels[0] is the text "k=v", an object is expected',
      expect.stringMatching(/^labels stand in another form than PAI's; fix it with: jq /),
      'no image in it has a label that can be read',
    ]);
  });
});

describe('a good file', () => {
  test('is a saved ListImages answer, with unknown fields and null values', () => {
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

  test('may begin with a byte order mark, and may have no images', () => {
    expect(load('\uFEFF{"Images":[]}')).toEqual({ images: [], workspaces: [] });
  });

  test('gets missing ids from URI or name', () => {
    const catalog = load(images({ ImageUri: 'host/a', Name: 'a' }, { Name: 'b', Labels: null }));
    expect(catalog.images.map((image) => image.facts.ImageId)).toEqual([
      imageIdOf('host/a', 'a'),
      imageIdOf(undefined, 'b'),
    ]);
  });

  test.each<[given: unknown, read: string]>([
    ['2025-03-01T08:00:00.123Z', '2025-03-01T08:00:00.123Z'],
    [1735689600000, '2025-01-01T00:00:00.000Z'],
    ['1735689600', '2025-01-01T00:00:00.000Z'],
    ['2025-01-01 08:30:00', '2025-01-01T08:30:00Z'],
    ['2025-01-01T08:30', '2025-01-01T08:30Z'],
    ['2025-01-01T08:30:00+08:00', '2025-01-01T08:30:00+08:00'],
    ['2025-01-01', '2025-01-01'],
    ['yesterday', 'yesterday'],
    [12, '12'],
  ])('may say %j for a time', (given, read) => {
    const [image] = load(images({ Name: 'a', GmtCreateTime: given })).images;
    expect(image?.facts.GmtCreateTime).toBe(read);
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

  test('keeps the sources of images', () => {
    const [image] = load(images({ Name: 'a', RegionsSeen: ['us-west-1'], Source: ['a page'], Evidence: 'B' })).images;
    expect(image?.provenance).toEqual({ RegionsSeen: ['us-west-1'], Source: ['a page'], Evidence: 'B' });
  });
});
