import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../src/contract/errors.ts';
import { ListImageLabelsResponse, ListImagesResponse } from '../../src/contract/operations.ts';
import { REGIONS } from '../../src/contract/regions.ts';
import { startCanaryServer } from '../stand-in/canary-server.mjs';
import { HOSTILE_LABELS, HOSTILE_TEXTS } from '../stand-in/hostile-labels.mjs';
import { ACCOUNT_ID, DIAGNOSTIC } from '../stand-in/refusals.mjs';
import { SENTINELS } from '../stand-in/sentinels.mjs';
import { confused, EXPECTED } from './expected.ts';
import { CANARIES, LABELS, startLive } from './server.mjs';

type Live = Awaited<ReturnType<typeof startLive>>;

/** The faults of a service with a wrong clock. */
const OWN_CLOCK = ['9018', '9040'];

const REFUSAL_FIELDS = ['RequestId', 'HostId', 'Code', 'Message', 'Recommend'];

interface FaultAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly milliseconds: number;
}

async function request(live: Live, path: string, init: RequestInit = {}): Promise<FaultAnswer> {
  const start = performance.now();
  const answer = await live.ask(path, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, milliseconds: performance.now() - start };
}

/** A whole response as one text, to search it for secrets. */
function wholeOf({ headers, text }: FaultAnswer): string {
  return `${[...headers].map((pair) => pair.join(': ')).join('\n')}\n\n${text}`;
}

/** Every text that must never leave the server, and the texts of a request that the service revealed. */
function secretsOf(live: Live): readonly string[] {
  const signatures = live.standIn.requests.flatMap(({ headers, stringToSign }) => [
    ...headers.flatMap(([name, value]) => (name === 'authorization' ? value.split('Signature=').slice(1) : [])),
    ...stringToSign.split('\n').slice(1),
  ]);
  return [...Object.values(CANARIES), ACCOUNT_ID, ...new Set(signatures)];
}

describe('every fault of the service becomes a response', { timeout: 30_000 }, () => {
  const answers = new Map<string, FaultAnswer>();
  let canary: Awaited<ReturnType<typeof startCanaryServer>>;
  let live: Live;

  beforeAll(async () => {
    canary = await startCanaryServer();
    live = await startLive({ canary: canary.origin });
    // Two faults a region, each tried at most twice: five failures in a row would open the circuit breaker of the
    // region.
    const regions = REGIONS.filter((region) => !region.closed);
    const ask = async (id: string, at: number) => {
      const region = regions[at % regions.length]?.id;
      answers.set(id, await request(live, `${LABELS}?Region=${region}&WorkspaceId=${id}`));
    };
    await Promise.all([...SENTINELS.keys()].filter((id) => !OWN_CLOCK.includes(id)).map(ask));
    // One after the other, because the product assumes one clock at a time.
    for (const [at, id] of OWN_CLOCK.entries()) await ask(id, at);
  }, 60_000);
  afterAll(async () => {
    await live.stop();
    await canary.stop();
  });

  test('the table has every fault of the stand-in', () => {
    expect([...SENTINELS.keys()]).toEqual(Object.keys(EXPECTED));
  });

  test.each([...SENTINELS.values()].map(({ id, name }) => [id, name]))('%s %s', (id) => {
    const answer = answers.get(id);
    if (!answer) throw new Error('not requested');
    const [status, code] = EXPECTED[id] ?? [];
    expect(answer.milliseconds).toBeLessThan(15_000);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = JSON.parse(answer.text);
    expect({ status: answer.status, code: body.Code }).toEqual({ status, code });
    expect(body.RequestId).toMatch(/^[0-9A-F-]{36}$/);
    expect(answer.headers.get('x-acs-request-id')).toBe(body.RequestId);
    if (code !== undefined) {
      expect(PaiErrorBody.parse(body).Message).not.toBe('');
      expect(Object.keys(body).filter((field) => field !== 'AccessDeniedDetail')).toEqual(REFUSAL_FIELDS);
      expect(answer.text).not.toMatch(/airport|<script|node_modules|UND_ERR|\bat .*\.js:/i);
    } else {
      expect(ListImageLabelsResponse.parse(body).Labels).toEqual(expect.any(Array));
    }
  });

  test('throttling and overload say when to retry, in any form of the service', () => {
    const wait = (id: string) => Number(answers.get(id)?.headers.get('retry-after'));
    expect(wait('9015')).toBeGreaterThan(0);
    expect(wait('9016')).toBe(7);
    expect(wait('9017')).toBe(20);
    expect(wait('9037')).toBeGreaterThan(10);
    expect(wait('9037')).toBeLessThanOrEqual(20);
    expect(wait('9039')).toBe(30);
  });

  test('a response that is not from PAI is reported as such', () => {
    for (const id of ['9008', '9025']) expect(answers.get(id)?.text).toContain('not a PAI endpoint');
    for (const id of ['9009', '9010']) expect(answers.get(id)?.text).toMatch(/proxy|sign-in page|gateway/);
    expect(answers.get('9011')?.text).toContain('narrow the filter');
    for (const id of ['9008', '9025']) expect(answers.get(id)?.text).toContain('check --endpoint');
    // PAI wrote this response: the message names the field and does not blame the endpoint.
    expect(answers.get('9014')?.text).toMatch(/Labels is an object, a list is expected"/);
  });

  test('each fault has a separate message', () => {
    const messages = [...answers].flatMap(([id, { text }]) => {
      const { Message } = JSON.parse(text);
      return typeof Message === 'string' ? [[id, Message.replace(/^PAI in [a-z0-9-]+/, 'PAI')] as const] : [];
    });
    expect(messages.length).toBeGreaterThan(20);
    expect(confused(new Map(messages))).toEqual([]);
  });

  test.each([
    ['9001', 'did not begin to answer in two tries within 14 s'],
    ['9002', 'did not finish its answer in two tries within 14 s'],
    ['9003', 'was still sending after 14 s'],
    ['9005', 'closed the connection in the middle of its answer'],
    ['9028', 'closed the connection before any answer came'],
    ['9009', 'answered with a web page instead of data:'],
    ['9010', 'answered with a web page instead of data (HTTP 502):'],
    ['9029', 'answered with XML instead of JSON (HTTP 403, Code Forbidden)'],
  ])('%s %s', (id, words) => {
    expect(answers.get(id)?.text).toContain(words);
  });

  test('a refusal names the missing action and nothing else', () => {
    const body = JSON.parse(answers.get('9024')?.text ?? '');
    expect(Object.keys(body)).toEqual([...REFUSAL_FIELDS, 'AccessDeniedDetail']);
    expect(body.AccessDeniedDetail).toEqual({
      AuthAction: 'paiimage:ListImageLabels',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
      EncodedDiagnosticMessage: DIAGNOSTIC,
    });
  });

  test('the clock error is shown in a readable unit', () => {
    expect(answers.get('9040')?.text).toMatch(/off by 2 days/);
  });

  test('labels are passed through unchanged', () => {
    const body = ListImageLabelsResponse.parse(JSON.parse(answers.get('9033')?.text ?? ''));
    expect(body.Labels).toEqual(HOSTILE_LABELS);
    expect(JSON.parse(answers.get('9032')?.text ?? '')).toMatchObject({ TotalCount: 14, Labels: { length: 4 } });
  });

  test.each([
    ['/api/v1/images', 'paiimage:ListImages'],
    ['/api/v1/workspaces', 'paiworkspace:ListWorkspaces'],
  ])('the missing action for %s is %s', async (path, AuthAction) => {
    const parameter = path.endsWith('images') ? 'WorkspaceId' : 'WorkspaceIds';
    const { text } = await request(live, `${path}?Region=cn-hangzhou&${parameter}=9024`);
    expect(JSON.parse(text).AccessDeniedDetail).toMatchObject({ AuthAction });
  });

  test('images of odd workspaces are passed through unchanged, in list and detail', async () => {
    const list = async (id: string) => {
      const { status, text } = await request(live, `/api/v1/images?Verbose=true&PageSize=100&WorkspaceId=${id}`);
      expect(status).toBe(200);
      return ListImagesResponse.parse(JSON.parse(text));
    };
    expect((await list('9031')).Images).toMatchObject([{ Name: 'has-no-labels' }, { Name: 'knows-nothing' }]);
    expect(await list('9032')).toMatchObject({ TotalCount: 14, Images: { length: 3 } });
    const { Images } = await list('9033');
    for (const field of ['Name', 'Description'] as const)
      expect(Images.map((image) => image[field]).toSorted()).toEqual(HOSTILE_TEXTS.toSorted());
    const pair = ({ Key, Value }: { Key: string; Value: string }) => JSON.stringify([Key, Value]);
    const labels = Images.flatMap((image) => image.Labels ?? []).map(pair);
    expect(labels.toSorted()).toEqual(HOSTILE_LABELS.map(pair).toSorted());
    for (const { ImageId = '', Name } of Images.slice(0, 3)) {
      const { text } = await request(live, `/api/v1/images/${ImageId}?Verbose=true`);
      expect(JSON.parse(text)).toMatchObject({ ImageId, Name });
    }
  });

  test('a redirect is not followed', () => {
    expect(canary.hits).toEqual([]);
  });

  test('an unrequested response is never used', async () => {
    for (const n of [1, 2, 3]) {
      const { text } = await request(live, `${LABELS}?Region=cn-hangzhou&LabelFilter=team%3Dunasked-${n}`);
      expect(text).not.toContain('poisoned');
    }
    expect([...answers.values()].map(({ text }) => text).join('')).not.toContain('poisoned');
  });

  test('PAI receives only signed headers and nothing from the browser', async () => {
    await request(live, `${LABELS}?Region=cn-beijing&LabelKeys=team&ImageId=&LabelFilter=`, {
      headers: {
        Cookie: 'session=canary-cookie',
        Origin: live.server.origin,
        'X-Forwarded-For': 'canary-address',
        'X-Forwarded-Host': 'canary.example',
        'X-Acs-Canary': 'canary-header',
        'Accept-Language': 'zh-CN',
        'User-Agent': 'canary-browser',
      },
    });
    const last = live.standIn.requests.at(-1);
    expect(last?.target).toBe(`${LABELS}?LabelKeys=team&Region=cn-beijing`);
    const unsigned = ['accept', 'accept-encoding', 'authorization', 'connection'];
    for (const { headers, signedHeaders, refusedWith } of live.standIn.requests) {
      expect(refusedWith ?? '').not.toMatch(/Signature|Action|InvalidParameter|InvalidApi/);
      if (signedHeaders.length === 0) continue;
      expect(headers.map(([name]) => name).toSorted()).toEqual([...unsigned, ...signedHeaders].toSorted());
      expect(JSON.stringify(headers)).not.toMatch(/canary-(cookie|address|header|browser)|canary\.example|zh-CN/);
    }
  });

  test('no secret is in any response or in the output', async () => {
    for (const path of ['/api/session', '/api/v1/workspaces?PageSize=100', '/healthz', '/readyz', '/', '/api/nothing'])
      answers.set(path, await request(live, path));
    const output = live.server.output();
    for (const secret of secretsOf(live)) {
      for (const [what, answer] of answers)
        if (wholeOf(answer).includes(secret)) throw new Error(`${what} contains ${secret}`);
      expect(output).not.toContain(secret);
    }
    expect(output).toContain(LABELS);
    expect(output).not.toContain('WorkspaceId=');
  });
});

test('six first requests at once succeed with a service clock 20 minutes ahead', async () => {
  const live = await startLive({ plainKey: true });
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const answers = await Promise.all(keys.map((key) => request(live, `${LABELS}?WorkspaceId=9018&LabelKeys=${key}`)));
  expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
  await live.stop();
}, 30_000);
