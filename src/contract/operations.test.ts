import { describe, expect, test } from 'vitest';
import {
  GetImageResponse,
  GetWorkspaceResponse,
  ListImageLabelsResponse,
  ListImagesResponse,
  ListWorkspacesResponse,
  OPERATION_NAMES,
  OPERATIONS,
  type OperationName,
  SessionResponse,
} from './operations.ts';
import { describeFilterError, ListImageLabelsRequest, ListImagesRequest, WORKSPACE_STATUSES } from './requests.ts';

const required: Record<OperationName, Record<string, string>> = {
  ListImageLabels: {},
  ListImages: {},
  GetImage: { ImageId: 'image-1' },
  ListWorkspaces: {},
  GetWorkspace: { WorkspaceId: '1' },
};

const digits20 = '12345678901234567890';

describe('request schemas', () => {
  test.each(OPERATION_NAMES)('%s accepts a request with only its required parameters', (operation) => {
    expect(OPERATIONS[operation].request.parse(required[operation])).toEqual(required[operation]);
  });

  test.each(['GetImage', 'GetWorkspace'] as const)('%s needs its id', (operation) => {
    expect(OPERATIONS[operation].request.safeParse({}).success).toBe(false);
  });

  test.each<[operation: OperationName, parameter: string, text: string, read: unknown]>([
    ['ListImageLabels', 'LabelKeys', 'system.framework', ['system.framework']],
    ['ListImageLabels', 'LabelKeys', 'a,b,a', ['a', 'b']],
    ['ListImageLabels', 'LabelKeys', ' a,键,__proto__', [' a', '键', '__proto__']],
    ['ListImageLabels', 'LabelFilter', 'a=*', [{ key: 'a', value: '*' }]],
    [
      'ListImageLabels',
      'LabelFilter',
      'b=x,y,c=',
      [
        { key: 'b', value: 'x,y' },
        { key: 'c', value: '' },
      ],
    ],
    ['ListImageLabels', 'ImageId', 'image-4c62', 'image-4c62'],
    ['ListImageLabels', 'WorkspaceId', '0', '0'],
    ['ListImageLabels', 'WorkspaceId', digits20, digits20],
    ['ListImageLabels', 'Region', 'cn-shanghai', 'cn-shanghai'],
    ['ListImages', 'Labels', 'system.official=true', [{ key: 'system.official', value: 'true' }]],
    ['ListImages', 'Accessibility', 'PRIVATE', 'PRIVATE'],
    ['ListImages', 'Order', 'DESC', 'DESC'],
    ['ListImages', 'PageNumber', '1', 1],
    ['ListImages', 'PageNumber', '1000000000', 1_000_000_000],
    ['ListImages', 'PageSize', '1', 1],
    ['ListImages', 'PageSize', '100', 100],
    ['ListImages', 'PageSize', '007', 7],
    ['ListImages', 'Query', '50%,=', '50%,='],
    ['ListImages', 'SortBy', 'GmtCreateTime', 'GmtCreateTime'],
    ['ListImages', 'Verbose', 'true', true],
    ['ListImages', 'Verbose', 'False', false],
    ['ListImages', 'Region', 'me-east-1', 'me-east-1'],
    ['GetImage', 'Verbose', 'TRUE', true],
    ['GetImage', 'Region', 'cn-beijing', 'cn-beijing'],
    ['ListWorkspaces', 'WorkspaceIds', '1,22,333', ['1', '22', '333']],
    ['ListWorkspaces', 'SortBy', 'GmtModifiedTime', 'GmtModifiedTime'],
    ['ListWorkspaces', 'Region', 'cn-hangzhou', 'cn-hangzhou'],
    ...WORKSPACE_STATUSES.map((status): [OperationName, string, string, string] => [
      'ListWorkspaces',
      'Status',
      status,
      status,
    ]),
    ['GetWorkspace', 'Region', 'cn-hangzhou', 'cn-hangzhou'],
  ])('%s reads %s=%s', (operation, parameter, text, read) => {
    const answer = OPERATIONS[operation].request.parse({ ...required[operation], [parameter]: text });
    expect(answer).toEqual({ ...required[operation], [parameter]: read });
  });

  const regionMessage = 'must be the id of a region, such as cn-hangzhou';
  const pageMessage = 'must be a whole number from 1 to 1000000000';
  const sizeMessage = 'must be a whole number from 1 to 100';
  const workspaceMessage = 'must be 1 to 20 digits';
  const idsMessage = 'must be ids of 1 to 20 digits, separated by commas';

  test.each<[operation: OperationName, parameter: string, text: string, ...messages: string[]]>([
    ['ListImageLabels', 'LabelKeys', 'a,,b', 'has an empty key; keys are separated by commas'],
    ['ListImageLabels', 'LabelKeys', ',', 'has an empty key; keys are separated by commas'],
    ['ListImageLabels', 'LabelKeys', 'a=1', 'takes keys only, without "="'],
    [
      'ListImageLabels',
      'LabelFilter',
      'GPU,a=1,,=x',
      'has a condition without "=", "GPU" at character 1; conditions are key=value',
      'has an empty condition at character 9; conditions are key=value, separated by commas',
      'has a condition without a key, "=x" at character 10; conditions are key=value',
    ],
    ['ListImageLabels', 'WorkspaceId', 'default', workspaceMessage],
    ['ListImageLabels', 'WorkspaceId', '-1', workspaceMessage],
    ['ListImageLabels', 'WorkspaceId', '1\n', workspaceMessage],
    ['ListImageLabels', 'WorkspaceId', '١٢', workspaceMessage],
    ['ListImageLabels', 'WorkspaceId', `${digits20}1`, workspaceMessage],
    ['ListImageLabels', 'Region', 'Mars_1', regionMessage],
    ['ListImageLabels', 'Region', 'CN-HANGZHOU', regionMessage],
    ['ListImageLabels', 'Region', '__proto__', regionMessage],
    ['ListImages', 'Labels', 'GPU', 'has a condition without "=", "GPU" at character 1; conditions are key=value'],
    ['ListImages', 'Accessibility', 'public', 'must be PUBLIC or PRIVATE'],
    ['ListImages', 'Order', 'asc', 'must be ASC or DESC'],
    ...['0', '-1', '1.5', '1e3', '', ' 1', '0x1', '1000000001', '99999999999'].map(
      (text): [OperationName, string, string, string] => ['ListImages', 'PageNumber', text, pageMessage],
    ),
    ...['0', '-1', '101', '1e9', '1000000000', 'ten', '１０'].map((text): [OperationName, string, string, string] => [
      'ListImages',
      'PageSize',
      text,
      sizeMessage,
    ]),
    ['ListImages', 'SortBy', 'Name', 'must be GmtCreateTime'],
    ['ListImages', 'Verbose', 'yes', 'must be true or false'],
    ['ListImages', 'Verbose', '1', 'must be true or false'],
    ['ListImages', 'WorkspaceId', 'x', workspaceMessage],
    ['ListImages', 'Region', 'cn-hangzhou.evil.com#', regionMessage],
    ['GetImage', 'Verbose', 'truely', 'must be true or false'],
    ['GetImage', 'Region', 'cn', regionMessage],
    ['ListWorkspaces', 'WorkspaceIds', '1,,2', idsMessage],
    ['ListWorkspaces', 'WorkspaceIds', '1,x', idsMessage],
    ['ListWorkspaces', 'WorkspaceIds', '1,2,', idsMessage],
    [
      'ListWorkspaces',
      'Status',
      'enabled',
      'must be one of ENABLED, INITIALIZING, FAILURE, DISABLED, FROZEN, UPDATING',
    ],
    ['ListWorkspaces', 'SortBy', 'Name', 'must be GmtCreateTime or GmtModifiedTime'],
    ['ListWorkspaces', 'PageSize', '101', sizeMessage],
    ['GetWorkspace', 'WorkspaceId', '12a', workspaceMessage],
    ['GetWorkspace', 'Region', 'cn', regionMessage],
  ])('%s refuses %s=%s', (operation, parameter, text, ...messages) => {
    const outcome = OPERATIONS[operation].request.safeParse({ ...required[operation], [parameter]: text });
    const issues = outcome.error?.issues.map((issue) => ({ path: issue.path, message: issue.message }));
    expect(issues).toEqual(messages.map((message) => ({ path: [parameter], message })));
  });

  test('every invalid parameter of a request is named', () => {
    const outcome = ListImagesRequest.safeParse({ PageSize: '0', Region: 'x', Verbose: 'no', Name: 'fine' });
    expect(outcome.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['PageSize', 'Verbose', 'Region']);
  });
});

describe('filters of many conditions', () => {
  const filterOf = (count: number) => Array.from({ length: count }, (_, at) => `k${at % 7}=${at}`).join(',');

  test.each(['ListImageLabels', 'ListImages'] as const)('repeats count once in %s', (operation) => {
    const name = operation === 'ListImages' ? 'Labels' : 'LabelFilter';
    const read = OPERATIONS[operation].request.parse({ [name]: `${'a=b,'.repeat(3_000)}c=,${filterOf(98)},c=` });
    expect(read).toHaveProperty([name, 'length'], 100);
    expect(read).toHaveProperty([name, 0], { key: 'a', value: 'b' });
    expect(read).toHaveProperty([name, 1], { key: 'c', value: '' });
  });

  test.each([101, 2_500])('%i distinct ones are refused, with both numbers', (count) => {
    const outcome = ListImageLabelsRequest.safeParse({ LabelFilter: `${filterOf(count)},k0=0` });
    expect(outcome.error?.issues.map(({ message }) => message)).toEqual([
      `has ${count} distinct conditions; at most 100 are allowed`,
    ]);
  });
});

describe('describeFilterError', () => {
  test('counts from one', () => {
    expect(describeFilterError({ text: 'x', at: 4, reason: 'no-equals' })).toContain('"x" at character 5');
  });
});

describe('answer schemas', () => {
  test('of labels accept unusual labels, and a count that differs', () => {
    const answer = {
      RequestId: 'r',
      TotalCount: 14,
      Labels: [
        { Key: '__proto__', Value: 'x,=😀' },
        { Key: 'k', Value: '' },
      ],
    };
    expect(ListImageLabelsResponse.parse(answer)).toEqual(answer);
    expect(ListImageLabelsResponse.parse({ Labels: [] })).toEqual({ Labels: [] });
  });

  test.each([{}, { Labels: null }, { Labels: [{ Key: 'k' }] }, { Labels: [{ Key: 'k', Value: 1 }] }, [], 'text', null])(
    'of labels reject %j',
    (answer) => {
      expect(ListImageLabelsResponse.safeParse(answer).success).toBe(false);
    },
  );

  test('of images require only the id of each image', () => {
    expect(ListImagesResponse.parse({ Images: [{ ImageId: 'i' }] })).toEqual({ Images: [{ ImageId: 'i' }] });
    expect(ListImagesResponse.safeParse({ Images: [{ Name: 'n' }] }).success).toBe(false);
    expect(GetImageResponse.parse({ Name: 'n', Size: 3_803_970_629 })).toEqual({ Name: 'n', Size: 3_803_970_629 });
  });

  test('drop undocumented fields', () => {
    const image = { ImageId: 'i', Signature: 'x', Identity: null };
    expect(ListImagesResponse.parse({ Images: [image] })).toEqual({ Images: [{ ImageId: 'i' }] });
  });

  test('of workspaces require the id of each workspace', () => {
    const answer = { TotalCount: 1, Workspaces: [{ WorkspaceId: '123', EnvTypes: ['prod'], IsDefault: false }] };
    expect(ListWorkspacesResponse.parse(answer)).toEqual(answer);
    expect(ListWorkspacesResponse.safeParse({ Workspaces: [{ WorkspaceName: 'n' }] }).success).toBe(false);
  });

  test('read null as absent, and keep the rest', () => {
    const labels = { RequestId: null, TotalCount: null, Labels: [{ Key: 'k', Value: 'v' }] };
    expect(ListImageLabelsResponse.parse(labels)).toEqual({ Labels: labels.Labels });
    const nameless = { Name: null, Description: null, Labels: null, Size: null, WorkspaceId: null };
    const images = { RequestId: null, TotalCount: null, Images: [{ ImageId: 'i', ...nameless }] };
    expect(ListImagesResponse.parse(images)).toEqual({ Images: [{ ImageId: 'i' }] });
    expect(GetImageResponse.parse({ ImageId: null, Name: 'n', ImageUri: null })).toEqual({ Name: 'n' });
    const workspace = { WorkspaceId: '1', Description: null, EnvTypes: null, IsDefault: null, AdminNames: null };
    const workspaces = { TotalCount: null, Workspaces: [workspace, { WorkspaceId: '2', Description: 'd' }] };
    expect(ListWorkspacesResponse.parse(workspaces)).toEqual({
      Workspaces: [{ WorkspaceId: '1' }, { WorkspaceId: '2', Description: 'd' }],
    });
    expect(GetWorkspaceResponse.parse({ WorkspaceId: '1', Owner: { UserId: null } })).toEqual({
      WorkspaceId: '1',
      Owner: {},
    });
    expect(GetWorkspaceResponse.parse({ WorkspaceId: '1', Owner: null })).toEqual({ WorkspaceId: '1' });
    // A row without these is not valid.
    expect(ListImagesResponse.safeParse({ Images: [{ ImageId: null }] }).success).toBe(false);
    expect(ListImageLabelsResponse.safeParse({ Labels: [{ Key: 'k', Value: null }] }).success).toBe(false);
  });

  test('of the session accept the two sources only', () => {
    const session = { RequestId: 'r', signed: false, region: '', workspaceId: '', regions: [], version: '1' };
    expect(SessionResponse.safeParse({ ...session, source: 'embedded' }).success).toBe(true);
    expect(SessionResponse.safeParse({ ...session, source: 'live' }).success).toBe(true);
    expect(SessionResponse.safeParse({ ...session, source: 'other' }).success).toBe(false);
    expect(SessionResponse.safeParse({ ...session, source: 'live', network: 'vpc' }).success).toBe(true);
    expect(SessionResponse.safeParse({ ...session, source: 'live', network: 'lan' }).success).toBe(false);
  });
});
