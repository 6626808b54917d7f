import { describe, expect, test } from 'vitest';
import { errorOf, images, loadWithNotes, setUpFolder } from '../testing/saved-catalog.ts';

setUpFolder();

const ANSWER = '{"Images":[{"ImageId":"a"}]}';

describe('a file of another program is named, with what to do', () => {
  test.each<[what: string, content: string | Uint8Array, reported: RegExp]>([
    ['an answer below its headers', `HTTP/1.1 200 OK\r\nDate: Mon\r\n\r\n${ANSWER}`, /fix it with: sed -n /],
    ['headers with brackets', `HTTP/2 200\r\nreport-to: {"a":1}\r\n\r\n{\n  "Images": []\n}`, /fix it with: sed -n /],
    ['an answer below a message', `WARNING: old profile\n${ANSWER}`, /fix it with: sed -n /],
    ['code before the first bracket', `while(1);{\n "Images": [\n  {"ImageId":"a"}\n ]\n}`, /found "w"$/],
    [
      'images in a field of another name',
      '{"changes":[{"image":{"ImageId":"a"}}],"b":1}',
      /its fields are "changes", "b"$/,
    ],
    [
      'Windows-1252',
      Buffer.from('{"a":"\u0093x\u0094 \u0096"}', 'latin1'),
      /byte 0x93 .*; if it is in WINDOWS-1252, fix it with: iconv/,
    ],
    ['a message with lines in brackets', 'ERROR: no\n[INFO] x\n', /a message of a program/],
    ['a page with a script', `<html><script>\n${ANSWER}</script>`, /a page in HTML/],
    ['XML', '<?xml version="1.0"?><ListImagesResponse/>', /it is XML/],
    ['XML without its first line', '<ListImagesResponse><Images/></ListImagesResponse>', /it is XML/],
    ['an object of Python', '<models.ListImagesResponse object at 0x7f12>\n', /as a program prints it/],
    ['an object of Java', 'com.aliyun.models.ListImagesResponse@1b6d3586', /as a program prints it/],
    ['a map of Go', 'map[Images:[map[ImageId:a]]]', /as a program prints it/],
    ['program code', `callback(${ANSWER})`, /it is program code/],
    ['an assignment', `const answer = ${ANSWER};`, /it is program code/],
    ['a list of PowerShell', 'ImageId : a\nName    : b\n', /ConvertTo-Json -Depth 10/],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n', /git lfs pull/],
    ['a conflict of Git', '{"Images":[\n<<<<<<< HEAD\n{"ImageId":"a"}\n=======\n]}', /a conflict of Git/],
    ['a conflict behind a value', '{"Images":[{"ImageId":"a"}\n=======\n]}', /a conflict of Git/],
    ['RTF', '{\\rtf1\\ansi \\{"Images": []\\}}', /it is RTF: save it as plain text/],
    ['a recording of a browser', '{"log":{"entries":[]}}', /\(HAR\); fix it with: jq '\{Images: \[\.log\.entries/],
    ['labels in a text', images({ ImageId: 'a', Labels: 'a=b,c=d' }), /another form than PAI's; fix it with: jq '/],
    ['labels as JSON', images({ ImageId: 'a', Labels: '[{"Key":"a"}]' }), /another form than PAI's; fix it with: jq/],
    ['labels cut off', images({ ImageId: 'a', Labels: '@{Key=a; Value=b}' }), /ConvertTo-Json -Depth 10$/],
    ['images cut off', images('@{ImageId=a; Labels=System.Object[]}'), /ConvertTo-Json -Depth 10$/],
  ])('%s', (_, content, reported) => {
    expect(errorOf(content)).toMatch(reported);
  });

  test('text in GB18030 of which a part is valid UTF-8 by chance', () => {
    // "\u56fe\u50cf\u52a0\u901f" in GB18030; its first two bytes are a character of UTF-8 too.
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from('cdbccff1bcd3cbd9', 'hex'), Buffer.from('"}')]);
    expect(errorOf(bytes)).toMatch(/byte 0xcf in line 1, column 8; if it is in GB18030, fix it with: iconv -f GB18030/);
  });
});

test.each<[what: string, labels: unknown]>([
  ['texts', ['k=v']],
  ['pairs', [['k', 'v']]],
  ['other names', [{ LabelKey: 'k', LabelValue: 'v' }]],
  ['small letters', [{ key: 'k', value: 'v' }]],
])('labels as %s are reported with a line that mends them', (_, labels) => {
  const [, notes] = loadWithNotes(images({ ImageId: 'a', Labels: labels }));
  expect(notes).toContainEqual(expect.stringMatching(/^labels stand in another form .* jq '.*' FILE > FIXED$/));
});

test.each(['labels', 'image_uri', 'imageUri', 'IMAGEURI'])('a field that is not read is named: %s', (name) => {
  const [, notes] = loadWithNotes(
    images({ ImageId: 'a', [name]: name === 'labels' ? [{ Key: 'k', Value: 'v' }] : 'h/a' }),
  );
  expect(notes[0]).toMatch(
    new RegExp(`^has names in another spelling than PAI's, such as "${name}"; fix it with: jq `),
  );
  if (name === 'labels') expect(notes[1]).toBe('no image in it has a label that can be read');
});

test('fields that PAI may add are not named', () => {
  const row = { ImageId: 'a', name: 'x', Name: 'y', Labels: [{ Key: 'Name', Value: 'v', Extra: 1 }], NewField: 1 };
  expect(loadWithNotes(images(row))[1]).toEqual([]);
});
