import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCondition, printFilter } from '../../../contract/filter.ts';
import { toCsv } from '../../../contract/rows/csv.ts';
import { printPart } from '../filter-parts.ts';
import { readFilter } from './read-filter.ts';

const GPU = 'system.official=true,system.chipType=GPU';
const printed = (text: string) => {
  const { conditions, unread } = readFilter(text);
  return unread.length > 0 ? unread.map(({ reason }) => reason) : printFilter(conditions);
};

describe('the filter in a pasted text', () => {
  it.each([
    ['http://127.0.0.1:4720/?Region=&LabelFilter=system.chipType=GPU,note=a%20b&q=x', 'system.chipType=GPU,note=a b'],
    ['GET /api/v1/image/labels?LabelFilter=system.chipType%3DGPU%2Cnote%3Da+b', 'system.chipType=GPU,note=a b'],
    ["curl 'http://127.0.0.1:4720/api/v1/images?Labels=system.chipType%3DGPU&PageSize=5'", 'system.chipType=GPU'],
    ['/?LabelFilter=a=1&vs.LabelFilter=b=2', 'a=1'],
  ])('of the address %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each([
    [`aliyun aiworkspace list-images --labels '${GPU}' --page-size 50`, GPU],
    [`aliyun aiworkspace list-images \\\n  --page-size 50 \\\n  --labels '${GPU}'`, GPU],
    [`aliyun aiworkspace list-images \`\r\n  --labels "${GPU}"`, GPU],
    [`aliyun aiworkspace list-images ^\r\n --labels ${GPU} ^\r\n --verbose true`, GPU],
    [
      "aliyun aiworkspace ListImageLabels --LabelFilter 'system.framework=XGBoost 1.6.0' --Region x",
      'system.framework=XGBoost 1.6.0',
    ],
    [`aliyun aiworkspace list-image-labels --label-filter=${GPU} --region cn-shanghai`, GPU],
    [`$ aliyun aiworkspace list-images --labels "system.official=true","system.chipType=GPU"`, GPU],
    [`aliyun aiworkspace list-images —labels ‘${GPU}’`, GPU],
    [`aliyun aiworkspace list-images --labels system.official=true --labels system.chipType=GPU`, GPU],
    [`aliyun aiworkspace GET /api/v1/images --body '{"Labels":"${GPU}"}'`, GPU],
    [`curl -G http://h/api/v1/images --data-urlencode 'LabelFilter=${GPU}'`, GPU],
    [`ALIBABA_CLOUD_PROFILE=x aliyun aiworkspace list-images --labels '${GPU}'`, GPU],
    ['cli --LabelFilter=a=b', 'a=b'],
    ['LabelFilter=system.official%3Dtrue%2Csystem.chipType%3DGPU', GPU],
    ['labels=system.chipType=GPU', 'system.chipType=GPU'],
    [`export LABELS=${GPU}`, GPU],
    ['kubectl get x -l system.chipType=GPU', 'system.chipType=GPU'],
    ['-l system.chipType=GPU', 'system.chipType=GPU'],
    ['x --tags Key=a,Value=b c Key=d,Value="e f"', 'a=b c,d=e f'],
    ['Key=a,Value=b;Key=c,Value=d', 'a=b,c=d'],
    ['- Key: a.b\n  Value: c d\n- Key: "e"\n  Value: \'f\'\n', 'a.b=c d,e=f'],
    ['monkey=a,value=b', 'monkey=a,value=b'],
    ['aliyun x --Labels.1.Key a --Labels.1.Value b --Labels.2.Key c --Labels.2.Value d', 'a=b,c=d'],
  ])('of the command %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each([
    [`labels=['system.official=true', 'system.chipType=GPU']`, GPU],
    [
      `image_api.list(\n    labels=[\n        "system.official=true",\n        "system.chipType=GPU",\n    ],\n    page_size=50,\n)`,
      GPU,
    ],
    [`labels = [\n 'system.official=true',  # official\n 'system.chipType=GPU', // chip\n]`, GPU],
    [`labels = {"system.official": True, 'system.chipType': 'GPU'}`, GPU],
    [`request = ListImageLabelsRequest(label_filter='${GPU}', region="x")`, GPU],
    [`new ListImageLabelsRequest({ labelFilter: "${GPU}" })`, GPU],
    [`LabelFilter: tea.String("${GPU}"),`, GPU],
    [`request.setLabelFilter("${GPU}");`, GPU],
  ])('of the code %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each([
    ['{"Labels":[{"Key":"a","Value":"b"},{"Key":"c","Value":"d, e"}]}', 'a=b,c=d, e'],
    ['[{"Key":"a","Value":"b"}]', 'a=b'],
    ['{"Key":"system.chipType","Value":"GPU"}', 'system.chipType=GPU'],
    ['{"Key":"a","Value":"b"},\n{"Key":"c","Value":"d"},', 'a=b,c=d'],
    ["{'Key': 'a', 'Value': 'b'}", 'a=b'],
    ['<tag Key="system.chipType" Value="GPU"/>', 'system.chipType=GPU'],
    ['Labels.1.Key=system.chipType&Labels.1.Value=GPU', 'system.chipType=GPU'],
    ['“system.official=true”，“system.chipType=GPU”', GPU],
    ['{"system.chipType":"GPU","system.official":true}', 'system.chipType=GPU,system.official=true'],
    ['["system.official=true","system.chipType=GPU"]', GPU],
    ['"system.official=true", "system.chipType=GPU"', GPU],
    [`'${GPU}'`, GPU],
    ['{"body":{"Labels":[{"key":"a","value":"b"}]}}', 'a=b'],
  ])('of the value %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each([
    [
      'Key\tValue\tImages\nsystem.chipType\tGPU\t92\nsystem.official\ttrue\t217',
      'system.chipType=GPU,system.official=true',
    ],
    ['system.chipType: GPU\nsystem.official: "true"', 'system.chipType=GPU,system.official=true'],
    ['a=b,c=d', 'a=b,c=d'],
    ['lab.a\tb\u200b\nlab.c\u200f\td', 'lab.a=b,lab.c=d'],
    ['{"Key":"a\u200b","Value":" b"}', 'a= b'],
    ['system.chipType%3DGPU%2Cnote%3Da%20b', 'system.chipType=GPU,note=a b'],
    ['system.chipType%253DGPU', 'system.chipType=GPU'],
    ['system.eas.default.script=python app.py --port 8000', 'system.eas.default.script=python app.py --port 8000'],
  ])('of the lines %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each([
    ['system.chipType,GPU', 'system.chipType=GPU'],
    ['system.chipType,GPU\r\nsystem.framework,XGBoost 1.6.0\r\n', 'system.chipType=GPU,system.framework=XGBoost 1.6.0'],
    ['system.chipType;GPU\nsystem.official;true', 'system.chipType=GPU,system.official=true'],
    ['"system.chipType","GPU"\n"team.note","a, ""b"" c"', 'system.chipType=GPU,team.note=a, "b" c'],
    ['Key,Value\nowner,vision', 'owner=vision'],
    ['\ufeff"Key","Value","Images"\r\n"system.chipType","GPU","92"\r\n', 'system.chipType=GPU'],
    ['system.chipType,GPU,92', 'system.chipType=GPU'],
    ['team.note,a, b', 'team.note=a, b'],
    ['"team.note","two\nlines"', 'team.note=two\nlines'],
    ['"team.formula","\'=1+1"', 'team.formula==1+1'],
    ['system.chipType\u200b,GPU\u200f', 'system.chipType=GPU'],
    ['team.rate,lr=0.1', 'team.rate=lr=0.1'],
  ])('of the CSV rows %j is %j', (pasted, filter) => {
    expect(printed(pasted)).toBe(filter);
  });

  it.each(['GPU,CPU', '2.6.0,2.7.0', 'system.chipType,', 'owner,vision', 'Name,ImageId\na,b', 'system.chipType,"GPU'])(
    'is no CSV in %j',
    (text) => {
      expect(readFilter(text)).toMatchObject({ conditions: [] });
      expect(readFilter(text).unread[0]?.reason).toMatch(/no-equals|empty-piece/);
    },
  );

  it('is that of CSV rows with existing keys of any form', () => {
    const known = { hasKey: (key: string) => key === 'owner', hasValue: () => false };
    expect(readFilter('owner,vision\nowner,speech', known).conditions).toHaveLength(2);
  });

  it('is read from the CSV export of the page', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB1,"\' =+-中') }).map((value) => `x${value}x`);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), (rows) => {
        const keyed = rows.map(([key, value]) => [key.replace(/[,=]/g, '.'), value] as const);
        const { conditions } = readFilter(toCsv(['Key', 'Value'], keyed));
        expect(conditions).toEqual(keyed.map(([key, value]) => ({ key, value })));
      }),
    );
  });

  it.each([
    ['aliyun aiworkspace list-images --page-size 50'],
    ['http://127.0.0.1:4720/images?Region=cn-shanghai'],
    ['{"RequestId":"x","TotalCount":0}'],
    ['{"RequestId":"x","TotalCount":0,"Labels":[]}'],
    ['{"Labels":[{"Key":"a"}]}'],
    ['from pai.image import list_images\nlist_images(page_size=5)'],
  ])('is missing in %j, which is an error', (pasted) => {
    expect(readFilter(pasted).unread).toEqual([{ text: pasted, reason: 'nothing' }]);
  });

  it('is read from any text in bounded time, without an error', () => {
    const unit = fc.constantFrom(
      ...'\\\'"`[]{}(),=;|& \t\n:-aA1.*',
      'labels=',
      '--labels ',
      '?LabelFilter=',
      ' and ',
      '“',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const { conditions, unread } = readFilter(text);
        for (const { key } of conditions) expect(key).not.toBe('');
        expect(unread.every(({ reason }) => reason.length > 0)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    for (const sign of ['[', '{', '"', '\\', ' ', '=', ';', 'a ', '(', '&', 'labels=['])
      expect(() => readFilter(sign.repeat(50_000))).not.toThrow();
  });

  it('is read in a time that grows with the length of the text, not with its square', () => {
    const units = [
      'Key="',
      `'Key="'`,
      'Key="a" Value=',
      `Key='a"`,
      '"a",',
      'a,"',
      '"Key": "a", "Value": "b", ',
      'gpu，',
    ];
    for (const unit of units)
      expect(readFilter(unit.repeat(200_000 / unit.length)).conditions.length < 2, unit).toBe(true);
    const blanks = ' '.repeat(150_000);
    for (const text of [`a=b${blanks}c`, `Key=a${blanks}b`, `Key=a,Value=b${blanks}c`])
      expect(readFilter(text).conditions.length).toBeLessThan(3);
  });

  it.each([
    ['<Tag Key="a" Value="b"/><Tag Key="c" Value=""/>', ['a=b', 'c=']],
    ['<Tag Key="a"><Tag Key="b" Value="c">', ['b=c']],
    ['Key="a" Note="x" Value="b"', ['a=b']],
    ['Key="" Value="x" Key="a" Value="b"', ['a=b']],
  ])('of attributes is read from %s', (text, expected) => {
    expect(readFilter(text).conditions.map(printCondition)).toEqual(expected);
  });
});

it.each([
  'https://pai.example.com/?LabelFilter=system.chipType%253DGPU',
  'https://pai.example.com/?Region=cn-beijing&amp;LabelFilter=system.chipType=GPU&amp;sort=Value',
  '<https://pai.example.com/?LabelFilter=system.chipType=GPU>',
  '[GPU](https://pai.example.com/?LabelFilter=system.chipType=GPU)',
  '(see https://pai.example.com/?LabelFilter=system.chipType=GPU).',
])('an address that another program has changed can be read: %s', (text) => {
  expect(readFilter(text)).toEqual({ conditions: [{ key: 'system.chipType', value: 'GPU' }], others: [], unread: [] });
});

it('an address of this page contains the filters that PAI does not support', () => {
  const { conditions, others, unread } = readFilter(
    'https://pai.example.com/images?LabelFilter=a=1&amp;not=system.chipType=XPU&amp;from=b=2.6&amp;none=python',
  );
  expect(conditions).toEqual([{ key: 'a', value: '1' }]);
  expect(others.map(printPart)).toEqual(['b>=2.6', 'not system.chipType=XPU', 'none=python']);
  expect(unread).toEqual([]);
});
