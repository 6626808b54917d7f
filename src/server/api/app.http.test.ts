import { describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../contract/errors.ts';
import { ListImageLabelsResponse } from '../../contract/operations.ts';
import { createLog } from '../log/log.ts';
import { appUnderTest } from '../testing/app-under-test.ts';
import { builtInSource, TEST_FILES } from '../testing/serve.ts';
import type { AppParts } from './app.ts';

const source = builtInSource();
const REQUEST_ID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

function appWith(parts: Partial<AppParts> = {}) {
  return appUnderTest({
    source,
    settings: { region: '', workspaceId: '' },
    version: '1.2.3',
    files: TEST_FILES,
    ...parts,
  });
}
const app = appWith();

async function refusalOf(answer: Response): Promise<PaiErrorBody> {
  const body = PaiErrorBody.parse(await answer.json());
  expect(body.RequestId).toMatch(REQUEST_ID);
  expect(answer.headers.get('x-acs-request-id')).toBe(body.RequestId);
  expect(body.Recommend).toContain(`requestId=${body.RequestId}`);
  return body;
}

describe('responses', () => {
  test('labels, with a RequestId in body and header', async () => {
    const answer = await app.request(
      '/api/v1/image/labels?LabelFilter=system.framework.PyTorch%3D*&LabelKeys=system.chipType',
    );
    expect(answer.status).toBe(200);
    const body = ListImageLabelsResponse.parse(await answer.json());
    expect(body.Labels).toContainEqual({ Key: 'system.chipType', Value: 'GPU' });
    expect(body.RequestId).toMatch(REQUEST_ID);
    expect(answer.headers.get('x-acs-request-id')).toBe(body.RequestId);
  });

  test('every operation', async () => {
    const { Images } = await (await app.request('/api/v1/images?PageSize=1&Verbose=true')).json();
    const { Workspaces } = await (await app.request('/api/v1/workspaces')).json();
    const image = await (await app.request(`/api/v1/images/${Images[0].ImageId}?Verbose=TRUE`)).json();
    const workspace = await (await app.request(`/api/v1/workspaces/${Workspaces[0].WorkspaceId}`)).json();
    expect(image.Labels).toEqual(Images[0].Labels);
    expect(workspace.WorkspaceName).toBe(Workspaces[0].WorkspaceName);
  });

  test('an empty parameter counts as absent, + is a space', async () => {
    const all = await (await app.request('/api/v1/image/labels')).json();
    const sent = await (await app.request('/api/v1/image/labels?ImageId=&LabelFilter=&WorkspaceId')).json();
    expect(sent.Labels).toEqual(all.Labels);
    const spaced = await (await app.request('/api/v1/image/labels?LabelFilter=system.framework=XGBoost+1.6.0')).json();
    expect(spaced.TotalCount).toBeGreaterThan(0);
  });

  test('health, and readiness until the server closes', async () => {
    let closing = false;
    const served = appWith({ isClosing: () => closing });
    expect((await served.request('/healthz')).status).toBe(200);
    expect((await served.request('/readyz')).status).toBe(200);
    closing = true;
    expect((await served.request('/healthz')).status).toBe(200);
    const answer = await served.request('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'closing' });
  });
});

describe('bad input is 400, names the parameter first and says what is allowed', () => {
  const labels = '/api/v1/image/labels';
  const images = '/api/v1/images';
  test.each([
    [`${labels}?LabelFilter=system.framework`, 'LabelFilter', 'key=value'],
    [`${labels}?LabelFilter==x`, 'LabelFilter', 'without a key'],
    [`${labels}?LabelFilter=a=1,,b=2`, 'LabelFilter', 'empty condition at character 5'],
    [`${labels}?LabelKeys=a,,b`, 'LabelKeys', 'separated by commas'],
    [`${labels}?LabelKeys=a=1`, 'LabelKeys', 'without "="'],
    [`${labels}?Region=Mars_1`, 'Region', 'id of a region'],
    [`${labels}?Region=CN-HANGZHOU`, 'Region', 'id of a region'],
    [`${labels}?Region=x@evil/`, 'Region', 'id of a region'],
    [`${labels}?WorkspaceId=12a`, 'WorkspaceId', '1 to 20 digits'],
    [`${labels}?WorkspaceId=-1`, 'WorkspaceId', '1 to 20 digits'],
    [`${labels}?WorkspaceId=%EF%BC%91`, 'WorkspaceId', '1 to 20 digits'],
    [`/api/v1/workspaces/abc`, 'WorkspaceId', '1 to 20 digits'],
    [`/api/v1/workspaces?WorkspaceIds=1,,2`, 'WorkspaceIds', 'separated by commas'],
    [`/api/v1/workspaces?Status=ON`, 'Status', 'ENABLED'],
    [`${images}?PageSize=0`, 'PageSize', '1 to 100'],
    [`${images}?PageSize=-1`, 'PageSize', '1 to 100'],
    [`${images}?PageSize=101`, 'PageSize', '1 to 100'],
    [`${images}?PageSize=1e9`, 'PageSize', '1 to 100'],
    [`${images}?PageSize=1.5`, 'PageSize', '1 to 100'],
    [`${images}?PageNumber=0`, 'PageNumber', 'from 1'],
    [`${images}?Labels=a`, 'Labels', 'key=value'],
    [`${images}?Order=UP`, 'Order', 'ASC or DESC'],
    [`${images}?Verbose=yes`, 'Verbose', 'true or false'],
    [`${labels}?LabelFilter=%ff`, 'LabelFilter', 'percent-encoded UTF-8'],
    [`${labels}?LabelFilter=%zz`, 'LabelFilter', 'percent-encoded UTF-8'],
    [`${labels}?LabelFilter=5%`, 'LabelFilter', 'percent-encoded UTF-8'],
    [`${images}/%ff`, 'ImageId', 'percent-encoded UTF-8'],
    [`${images}/a%zz`, 'ImageId', 'percent-encoded UTF-8'],
    [`${images}/a%2F..%2Fb`, 'ImageId', 'one segment'],
    [`${images}/a%5Cb`, 'ImageId', 'one segment'],
    [`${images}/a%00`, 'ImageId', 'one segment'],
    [`${images}/a%252Fb`, 'ImageId', 'one segment'],
    [`${images}/x?ImageId=y`, 'ImageId', 'Region, Verbose'],
    [`${labels}?labelfilter=a=1`, 'labelfilter', 'ImageId, LabelFilter, LabelKeys, Region, WorkspaceId'],
    [`${labels}?Nonsense=`, 'Nonsense', 'LabelFilter'],
    [`${labels}?__proto__=1`, '__proto__', 'LabelFilter'],
    [`${labels}?constructor=1`, 'constructor', 'LabelFilter'],
    [`${labels}?=1`, '(a parameter without a name)', 'LabelFilter'],
    [`${labels}?ImageId=a&ImageId=b`, 'ImageId', 'once'],
    [`${labels}?ImageId=&ImageId=b`, 'ImageId', 'once'],
    [`${labels}?Image%49d=a&ImageId=b`, 'ImageId', 'once'],
    ['/api/session?x=1', 'x', 'allowed: none'],
    ['/api/provenance?Region=cn-hangzhou', 'Region', 'is not a parameter of /api/provenance; allowed: none'],
    ['/api/provenance?%ff', '%ff', 'percent-encoded UTF-8'],
  ])('%s', async (path, name, allowed) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(400);
    const { Code, Message } = await refusalOf(answer);
    expect(Code).toBe('InvalidParameter');
    expect(Message.startsWith(`${name} `)).toBe(true);
    expect(Message).toContain(allowed);
  });

  test('all errors of one request are reported', async () => {
    const { Message } = await refusalOf(await app.request('/api/v1/images?PageSize=0&Order=UP'));
    expect(Message).toMatch(/PageSize must be .*, not "0"/);
    expect(Message).toMatch(/Order must be ASC or DESC, not "UP"/);
  });

  test('long values are cut, and the end with the allowed values stays', async () => {
    const filter = 'x'.repeat(5_000);
    const { Message } = await refusalOf(await app.request(`/api/v1/image/labels?LabelFilter=${filter}`));
    expect(Message.length).toBeLessThan(400);
    expect(Message).toMatch(/^LabelFilter has a condition without "=".*…x*" at character 1; conditions are key=value$/);
    const { Message: many } = await refusalOf(
      await app.request(`/api/v1/image/labels?LabelFilter=${'x,'.repeat(1_000)}`),
    );
    expect(many.length).toBeLessThan(1_100);
    const { Message: unknown } = await refusalOf(await app.request(`/api/v1/image/labels?${'n'.repeat(3_000)}=1`));
    expect(unknown.length).toBeLessThan(300);
  });
});

describe('paths and methods', () => {
  test.each(['/api', '/api/', '/api/v1', '/api/v1/images/', '/api/v1/images/a/b', '/api/v2/images', '/api/sessions'])(
    '%s is no path of the API',
    async (path) => {
      for (const method of ['GET', 'POST', 'HEAD']) {
        const answer = await app.request(path, { method });
        expect(answer.status).toBe(404);
        if (method !== 'HEAD') expect((await refusalOf(answer)).Code).toBe('InvalidApi.NotFound');
      }
    },
  );

  test.each([
    '/api/session',
    '/api/provenance',
    '/api/v1/image/labels',
    '/api/v1/images',
    '/api/v1/images/x',
    '/api/v1/workspaces',
    '/api/v1/workspaces/1',
  ])('%s answers GET only', async (path) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      const answer = await app.request(path, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET');
      if (method !== 'HEAD') expect((await refusalOf(answer)).Code).toBe('UnsupportedHTTPMethod');
    }
  });

  test('a refusal of the source is passed on unchanged', async () => {
    const answer = await app.request('/api/v1/images/image-000000000000000000');
    expect(answer.status).toBe(404);
    expect((await refusalOf(answer)).Message).toContain('ImageId');
  });
});

describe('an internal error', () => {
  const failing = {
    ...source,
    listImages: async () => {
      throw new Error('the secret\nplan');
    },
  };

  test('is 500 without details, and one line in the log', async () => {
    const lines: string[] = [];
    const log = createLog((line) => lines.push(line));
    const answer = await appWith({ source: failing, log }).request('/api/v1/images?Name=private');
    expect(answer.status).toBe(500);
    const body = await refusalOf(answer);
    expect(body.Code).toBe('InternalError');
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(lines[0]).not.toContain('private');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: body.RequestId, fault: 'Error: the secret\nplan' });
  });
});

describe('the page', () => {
  test.each([
    ['/', 200],
    ['/?LabelFilter=%ff', 200],
    ['/images', 200],
    ['/images?sel=image-1', 200],
    ['/matrix', 200],
    ['/compare', 200],
    ['/Matrix', 404],
    ['/nowhere', 404],
    ['/%61pi/v1/images', 404],
    ['/assets/gone-2.js', 404],
    ['/assets/', 404],
    ['/nowhere%3Fq=1', 404],
    ['/nowhere).', 404],
    ['/images.x', 404],
    ['/images-', 404],
    ['/images%ff', 404],
    ['/%2F', 404],
    ['/images%2f', 404],
    ['/images%5c', 404],
    ['/images%00', 404],
    ['/images%2e%2ex', 404],
    [`/images${'.'.repeat(100)}`, 404],
  ])('%s is the page, status %d', async (path, status) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('the page');
    // The page of a view contains data, like responses of the API.
    expect(answer.headers.get('cache-control')).toBe(status === 200 ? 'no-store' : 'no-cache');
  });

  test.each([
    ['/images/', '/images'],
    ['/matrix//?rows=a&cols=b', '/matrix?rows=a&cols=b'],
    ['/%3FLabelFilter=system.chipType=GPU', '/?LabelFilter=system.chipType=GPU'],
    ['/images/%3fRegion=cn-shanghai&sort=Name', '/images?Region=cn-shanghai&sort=Name'],
    ['/images%3FRegion%3Dcn-shanghai%26LabelFilter%3Da%253Db', '/images?Region=cn-shanghai&LabelFilter=a%3Db'],
    ['/images%3Fq=100%25?utm_source=mail', '/images?q=100%25&utm_source=mail'],
    ['/checks%3F', '/checks'],
    ['/%3F%0d%0aX=1', '/?%0d%0aX=1'],
    ['/images%3Fq%3D%0d%0a', '/images?q=%0d%0a'],
    ['/images.', '/images'],
    ['/images).', '/images'],
    ['/images),?q=1', '/images?q=1'],
    ['/images/).', '/images'],
    ['/matrix%20', '/matrix'],
    ['/compare%3E', '/compare'],
    ['/checks%22', '/checks'],
    ['/checks**', '/checks'],
    ['/images%E3%80%82', '/images'],
    ['/images%EF%BC%89%EF%BC%8C', '/images'],
    ['/images%E2%80%8B', '/images'],
    ['/).', '/'],
    ['/,', '/'],
    ['/%E3%80%82', '/'],
    ['/%20?q=1', '/?q=1'],
    ['/images.%3Fq=1', '/images?q=1'],
  ])('%s is sent to the address that is meant', async (path, location) => {
    const answer = await app.request(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, location]);
  });

  test('other methods are refused, and so are all paths without a built page', async () => {
    const posted = await app.request('/', { method: 'POST' });
    expect(posted.status).toBe(405);
    expect(posted.headers.get('allow')).toBe('GET, HEAD');
    expect((await appWith({ files: new Map() }).request('/')).status).toBe(404);
  });
});
