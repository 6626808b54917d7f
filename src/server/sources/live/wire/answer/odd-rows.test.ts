import { describe, expect, test } from 'vitest';
import type { OperationName } from '../../../../../contract/operations.ts';
import { liveOperation } from '../../live-operations.ts';
import { ONE_LABEL } from '../../testing/fault-server.ts';
import { errorOf, now, read } from '../../testing/read-response.ts';
import { readAnswer } from './read-answer.ts';

describe('an unreadable row does not hide the others', () => {
  test('a label without a value has an empty one', async () => {
    const body = { Labels: [{ Key: 'a', Value: 'b' }, { Key: 'none' }, { Key: 'null', Value: null }], TotalCount: 3 };
    expect(await read(body)).toMatchObject({
      value: {
        answer: { TotalCount: 3, Labels: [{}, { Key: 'none', Value: '' }, { Key: 'null', Value: '' }] },
        leftOut: undefined,
      },
    });
  });

  test('unreadable labels are left out, and counted by their field', async () => {
    const odd = [
      { Key: 'a', Value: [] },
      { Key: 'b', Value: {} },
      { Key: 5, Value: 'x' },
      { Value: 'x' },
      null,
      'x',
      [1],
    ];
    const result = await read({ Labels: [...odd, { Key: 'ok', Value: 'b' }], TotalCount: 8 });
    expect(result).toMatchObject({
      ok: true,
      value: {
        answer: { TotalCount: 8, Labels: [{ Key: 'ok', Value: 'b' }] },
        leftOut: 'labels=2; field=Value, labels=2; field=Key, labels=3; field=Labels',
      },
    });
  });

  test('so are images, workspaces, and labels of images', async () => {
    const images = [
      { ImageId: 'a', WorkspaceId: 1, Labels: [{ Key: 'k', Value: 'v' }, { Key: ['k'] }] },
      { Name: 'without an id' },
      { ImageId: 'b', Size: 'large' },
      { ImageId: 'c', Labels: 'none' },
    ];
    expect(await read({ Images: images }, {}, 'ListImages')).toMatchObject({
      value: {
        answer: { Images: [{ ImageId: 'a', WorkspaceId: '1', Labels: [{ Key: 'k', Value: 'v' }] }] },
        leftOut: 'labels=1; field=Key, images=1; field=ImageId, images=1; field=Size, images=1; field=Labels',
      },
    });
    const workspaces = [
      { WorkspaceId: 7, EnvTypes: ['prod', null] },
      { WorkspaceId: '8', IsDefault: 'perhaps' },
    ];
    expect(await read({ Workspaces: workspaces }, {}, 'ListWorkspaces')).toMatchObject({
      value: {
        answer: { Workspaces: [{ WorkspaceId: '7', EnvTypes: ['prod'] }] },
        leftOut: 'workspaces=1; field=IsDefault',
      },
    });
  });

  test('one object is shown without its unreadable values', async () => {
    const image = { ImageId: 'a', Size: {}, Labels: [{ Key: 'k' }, {}] };
    expect(await read(image, {}, 'GetImage')).toMatchObject({
      value: {
        answer: { ImageId: 'a', Labels: [{ Key: 'k', Value: '' }] },
        leftOut: 'values=1; field=Size, labels=1; field=Key',
      },
    });
    expect(await read({ WorkspaceId: '', Owner: { UserId: [] } }, {}, 'GetWorkspace')).toMatchObject({
      value: { answer: { WorkspaceId: '', Owner: {} }, leftOut: 'values=1; field=Owner.UserId' },
    });
  });

  test('a page after the first may have only unreadable rows', async () => {
    const body = Buffer.from('{"Images":[{"ImageId":null}],"TotalCount":101}');
    const received = { status: 200, contentType: 'application/json', contentEncoding: 'identity', body };
    const context = { region: 'cn-hangzhou', hasOwnEndpoint: true, now, secrets: [], sent: [] };
    const ask = (page: string) => {
      const asked = (name: string) => (name === 'PageNumber' ? page : '');
      return readAnswer(received, liveOperation('ListImages'), { ...context, asked }, new AbortController().signal);
    };
    expect(await ask('2')).toMatchObject({ ok: true, value: { answer: { leftOut: 'images=1; field=ImageId' } } });
    // A correct endpoint must not be blamed.
    expect(await ask('1')).toMatchObject({
      error: { error: { message: expect.stringMatching(/Images\[0\]\.ImageId is null, text is expected$/) } },
    });
  });

  test.each([
    [{ RequestId: 'A', TotalCount: 1 }, 'Labels is missing, a list is expected'],
    [{ Labels: { a: 1 } }, 'Labels is an object, a list is expected'],
    [{ Labels: 'x' }, 'Labels is text, a list is expected'],
    [{ Labels: [{ Key: 3.1, Value: 'x' }] }, 'Labels[0].Key is a number, text is expected'],
    [{ Labels: [{ Key: true, Value: 'x' }] }, 'Labels[0].Key is true or false, text is expected'],
  ])('the error in %j is reported', async (body, words) => {
    const { code, message } = await errorOf(body);
    expect([code, message]).toEqual(['BAD_SHAPE', `PAI in cn-hangzhou answered in an unexpected form: ${words}`]);
  });
});

describe('unambiguous forms are read', () => {
  test('numbers as text, text as numbers, with every digit', async () => {
    const body = `{"TotalCount":"1","Images":[{"ImageId":9007199254740993,"Name":2024,"Size":"3803970629",
      "WorkspaceId":12345678901234567890,"UserId":1234567890123456789,"ParentUserId":12345,
      "Labels":[{"Key":"py","Value":3.10},{"Key":"n","Value":12},{"Key":"e","Value":1e3},{"Key":"t","Value":true}]}]}`;
    expect(await read(body, {}, 'ListImages')).toMatchObject({
      value: {
        answer: {
          TotalCount: 1,
          Images: [
            {
              ImageId: '9007199254740993',
              Name: '2024',
              Size: 3803970629,
              WorkspaceId: '12345678901234567890',
              UserId: '1234567890123456789',
              ParentUserId: '12345',
              Labels: [
                { Key: 'py', Value: '3.10' },
                { Key: 'n', Value: '12' },
                { Key: 'e', Value: '1e3' },
                { Key: 't', Value: 'true' },
              ],
            },
          ],
        },
        leftOut: undefined,
      },
    });
  });

  test.each([
    ['"true"', true],
    ['"False"', false],
    ['true', true],
  ])('IsDefault %s is %s', async (written, value) => {
    const body = `{"Workspaces":[{"WorkspaceId":"1","IsDefault":${written}}]}`;
    expect(await read(body, {}, 'ListWorkspaces')).toMatchObject({
      value: { answer: { Workspaces: [{ IsDefault: value }] } },
    });
  });

  test('a count that is not a number is left out, without its rows', async () => {
    expect(await read({ ...ONE_LABEL, TotalCount: 'many' })).toMatchObject({
      value: { answer: { Labels: ONE_LABEL.Labels }, leftOut: 'values=1; field=TotalCount' },
    });
  });
});

describe('rows under another name are not used, but the found names are reported', () => {
  test.each<[string, OperationName, string]>([
    ['{"data":{"Labels":[]}}', 'ListImageLabels', 'Labels is missing, a list is expected; fields found: data'],
    [
      '{"RequestId":"A","TotalCount":0.5,"labels":[],"requestId":"a"}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: labels, requestId',
    ],
    [
      '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"a":8}',
      'ListImages',
      'Images is missing, a list is expected; fields found: a, b, c, d, e and 2 more',
    ],
    ['{"body":{"ImageId":"a"}}', 'GetImage', 'ImageId, Name, ImageUri are missing; fields found: body'],
    ['{"Data":{"WorkspaceId":"1"}}', 'GetWorkspace', 'WorkspaceId is missing; fields found: Data'],
    [
      '{"LONG-canary-token":1,"a name":2,"":3}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: 3 of other names',
    ],
    [
      '{"LTAI5tQZ7yWxR2aBcDeFgHiJ":1,"x":2}',
      'ListImageLabels',
      'Labels is missing, a list is expected; fields found: x and 1 more',
    ],
    ['{}', 'ListImageLabels', 'Labels is missing, a list is expected'],
  ])('%s', async (body, operation, words) => {
    const { code, message } = await errorOf(body, {}, operation);
    expect([code, message]).toEqual(['BAD_SHAPE', `PAI in cn-hangzhou answered in an unexpected form: ${words}`]);
  });
});

describe('numbers that cannot be a count or an id', () => {
  const odd = ['-1', '1.5', '1e400', '-1e400', '1e-3', '9007199254740993', '"-1"', '"1.5"'];
  test.each(odd)('Size %s leaves the image out', async (Size) => {
    const body = `{"TotalCount":2,"Images":[{"ImageId":"a","Size":${Size}},{"ImageId":"b","Size":1e3}]}`;
    expect(await read(body, {}, 'ListImages')).toMatchObject({
      value: { answer: { Images: [{ ImageId: 'b', Size: 1_000 }] }, leftOut: 'images=1; field=Size' },
    });
    expect((await errorOf(`{"Images":[{"ImageId":"a","Size":${Size}}]}`, {}, 'ListImages')).message).toMatch(
      /Images\[0\]\.Size is (a number|text), a whole number from 0 to 9007199254740991 is expected$/,
    );
  });

  test.each(odd)('only TotalCount %s is left out', async (TotalCount) => {
    const result = await read(`{"TotalCount":${TotalCount},"Labels":[{"Key":"a","Value":"b"}]}`);
    expect(result).toMatchObject({ ok: true, value: { leftOut: 'values=1; field=TotalCount' } });
    expect(JSON.stringify(result)).not.toContain('"TotalCount"');
  });

  test.each(['-1', '1.5', '1e400', '1E3', '-0', '"-1"', '"1e3"', '"1."'])('WorkspaceId %s', async (id) => {
    const images = `{"Images":[{"ImageId":"a","WorkspaceId":${id}},{"ImageId":"b","WorkspaceId":12}]}`;
    expect(await read(images, {}, 'ListImages')).toMatchObject({
      value: { answer: { Images: [{ ImageId: 'b', WorkspaceId: '12' }] }, leftOut: 'images=1; field=WorkspaceId' },
    });
    const workspaces = `{"Workspaces":[{"WorkspaceId":${id}},{"WorkspaceId":"12"}]}`;
    expect(await read(workspaces, {}, 'ListWorkspaces')).toMatchObject({
      value: { leftOut: 'workspaces=1; field=WorkspaceId' },
    });
    expect((await errorOf(`{"WorkspaceId":${id}}`, {}, 'GetWorkspace')).message).toContain('WorkspaceId is ');
  });
});
