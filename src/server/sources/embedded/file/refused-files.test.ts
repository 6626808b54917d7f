import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorOf, folder, HOSTILE, images, saved, setUpFolder } from '../testing/saved-catalog.ts';
import { imageIdOf } from './check-catalog.ts';
import { UNIQUE } from './fix-lines.ts';
import { loadCatalogFile } from './load-catalog.ts';
import { HeapBudget } from './weigh-catalog.ts';

setUpFolder();

describe('a file that is not a catalog is refused with one line that describes it', () => {
  const image = { ImageId: 'x', Name: 'a' };
  test.each<[content: string | Uint8Array, fault: string]>([
    ['', 'is empty'],
    [' \n', 'is not JSON, line 2, column 1: expected a value, but the text ends; it holds nothing but blanks'],
    [
      '{"Images":[\n  {"Name":"a"},\n]}',
      'is not JSON, line 3, column 1: expected a value, but found "]"; take out the comma before it',
    ],
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
    expect(errorOf(content)).toBe(fault);
  });

  test.each<[what: string, content: string | Uint8Array, reported: RegExp]>([
    ['pages', `${images(image)}\n${images(image)}`, /one behind the other; fix it with: jq -s/],
    ['JSON lines', '{"ImageId":"a"}\n{"ImageId":"b"}\n', /one behind the other; fix it with: jq -s/],
    ['YAML', 'Images:\n  - ImageId: a\n', /looks like YAML; fix it with: yq/],
    ['a YAML list', '- ImageId: a\n', /looks like YAML/],
    ['HTML', '<!DOCTYPE html><html>', /a page in HTML/],
    ['a table', 'ImageId | Name\n------- | ----\na | b\n', /looks like a table/],
    ['CSV', 'ImageId,Name\na,b\n', /looks like CSV/],
    ['CSV with quotes', '"Image ID","Name"\n"a","b"\n', /looks like CSV/],
    ['CSV with semicolons', 'Framework;Chip\na;b\n', /looks like CSV/],
    ['CSV with tabs', 'Framework\tChip\r\na\tb\r\n', /looks like CSV/],
    ['CSV in Chinese', '\ufeff镜像,名称\na,b\n', /looks like CSV/],
    ['a message', 'ERROR: SDK.ServerError\nErrorCode: x', /a message of a program/],
    ['lines before', '> x@1 save\n\n{"Images":[]}', /other lines stand before it; fix it with: sed/],
    ['what Python prints', "{'Images': []}", /as Python prints it/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), /^is compressed by gzip; fix it with: gunzip/],
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
    [
      'a long form',
      Buffer.from('22c080ff22', 'hex'),
      /byte 0xc0 in line 1, column 2; save it again in UTF-8; if it is in WINDOWS-1252/,
    ],
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
    [
      'small letters',
      '{"images":[{"imageId":"a"}]}',
      /^has names in another spelling than PAI's, such as "images"; fix it with: jq '\("Images .*walk/,
    ],
    ['small letters in a body', '{"body":{"images":[]}}', /another spelling .*"images"/],
    ['small letters in bodies', '[{"body":{"images":[]}}]', /another spelling .*"images"/],
    ['small letters in a list', '[{"imageId":"a"}]', /another spelling .*"imageId"/],
    ['words joined by lines', '{"Images":[{"image_id":"a"}]}', /another spelling .*"image_id"/],
    ['small letters only', '{"imageuri":"h/a"}', /another spelling .*"imageuri"/],
    ['capital letters', '{"IMAGES":[]}', /another spelling .*"IMAGES"/],
    ['a list of another name', '{"data":{"items":[{"ImageId":"a"}]}}', /fix it with: jq '\.data\.items' FILE/],
    ['a wrapper of small letters', '{"Body":{"images":[]}}', /fix it with: jq '\.Body' FILE/],
    [
      'a wrapper in a body',
      '{"body":{"data":{"Images":[]}}}',
      /fix it with: jq '\.body \| \(fromjson\? \/\/ \.\) \| \.data' FILE/,
    ],
    ['images under their ids', '{"a":{"ImageId":"a"},"b":{"ImageId":"b"}}', /as an object.*jq '\[\.\[\]\]' FILE/],
    [
      'lists in a list',
      '[[{"ImageId":"a"}],[{"ImageId":"b"}]]',
      /^is a list of lists; fix it with: jq '\{Images: \(\[\.\] \| flatten/,
    ],
    [
      'answers and images',
      '[{"Images":[]},{"ImageId":"b"}]',
      /^is a list of answers and images; fix it with: jq '\{Images/,
    ],
    ['answers and other things', '[{"Images":[]},{"a":"b"}]', /^is a list of answers and other things: leave/],
    [
      'a list whose brackets are missing',
      '{"ImageId":"a"},\n{"ImageId":"b"}\n',
      /brackets around the list are missing; fix it with: sed/,
    ],
    [
      'text behind it',
      '{"Images":[]}\nDone.\n',
      /other text stands behind it; fix it with: jq -n 'first\(inputs\)' FILE/,
    ],
    [
      'a mark of UTF-8 within',
      '{"Images":[]}\n\ufeff{"Images":[]}',
      /a mark of UTF-8 stands within it; fix it with: perl/,
    ],
    ['comments', '{"Images":[ /* mine */ ]}', /JSON has no comments: take them out/],
    ['a comment in a line', '{"Images":[\n# mine\n]}', /JSON has no comments/],
    [
      'a comma too many',
      '{"Images":[{"ImageId":"a",}]}',
      /expected a key, but found "}"; take out the comma before it/,
    ],
    ['quotes of a text program', '{“Images”: []}', /quotes must be plain ones/],
    ['a blank of a text program', '{"Images":\u00a0[]}', /found "\\u\{a0\}"; an invisible sign stands there/],
    ['what is no number', '{"Images":[{"Size":NaN}]}', /found "N"; JSON has null, true and false/],
    ['words of Python', '{"Images":\n[{"Labels": None}]}', /found "N"; JSON has null, true and false/],
    ['a list of objects of a class', "[\n  Image {\n    imageId: 'a'\n  }\n]", /as a program prints it/],
    ['what JavaScript makes of an object', '[object Object]', /as a program prints it/],
    ['what Node prints', "{\n  images: [ { imageId: 'a' } ]\n}", /as a program prints it: write JSON\.stringify/],
    ['what Java prints', '{Images=[{ImageId=a}]}', /as a program prints it/],
    ['an object of a class', 'ListImagesResponse {\n  body: { images: [] }\n}', /as a program prints it/],
    [
      'an object of a class, in Python',
      "ListImagesResponseBody(images=[Image(image_id='a')])",
      /as a program prints it/,
    ],
    ['colours', '\u001b[1;39m{"Images":[]}', /the colours of a terminal/],
    [
      'a workspace with stars',
      images({ ImageId: 'a', WorkspaceId: '15******45' }),
      /WorkspaceId is the text "15\*+45", text of 1 to 20 digits \(for zeros .* jq '.* is expected/,
    ],
    ['a key in other letters', images({ ImageId: 'a', WorkspaceId: 'a*' }), /text of 1 to 20 digits is expected$/],
    ['a wrapper', '{"data":{"result":{"Images":[]}}}', /fix it with: jq '\.data\.result' FILE/],
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
      /within the text of data; fix it with: jq '\.data \| fromjson'/,
    ],
    ['a text', '"{\\"Images\\":[]}"', /^is JSON within a text; fix it with: jq fromjson/],
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
      /with images; fix it with: jq '.*\|= \[\.\[\]\]'/,
    ],
    ['one image for a list', '{"Images":{"ImageId":"a"}}', /found one image; fix it with: jq '.*\|= \[\.\]'/],
    ['images in a text', '{"body":{"Images":"[{}]"}}', /found JSON within a text; fix it with: jq '.*\|= fromjson'/],
    ['depth', '['.repeat(200), /^nests lists and objects more than 100 deep/],
  ])('%s', (_, content, reported) => {
    expect(errorOf(content)).toMatch(reported);
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

  test('a missing file, an empty path, or a loop of links', () => {
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
