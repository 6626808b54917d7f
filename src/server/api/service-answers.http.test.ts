import { describe, expect, test } from 'vitest';
import { type PaiError, PaiErrorBody } from '../../contract/errors.ts';
import { type Freshness, type ImageSource, WrittenAnswer } from '../sources/image-source.ts';
import { appUnderTest } from '../testing/app-under-test.ts';
import { fakeLiveSource } from '../testing/fake-live-source.ts';

function appWith(operations: Partial<ImageSource>) {
  const settings = { region: 'cn-hangzhou', workspaceId: '' };
  return appUnderTest({ source: fakeLiveSource(operations), settings, version: '0' });
}

describe('a response of a service', () => {
  test('a RequestId of the source itself is kept', async () => {
    const answerOfPai = { RequestId: 'OF-PAI', Labels: [] };
    const listImageLabels = async () => ({ ok: true, value: { answer: answerOfPai } }) as const;
    const answer = await appWith({ listImageLabels }).request('/api/v1/image/labels');
    expect(await answer.json()).toMatchObject({ RequestId: 'OF-PAI' });
    expect(answer.headers.get('x-acs-request-id')).toBe('OF-PAI');
  });

  test('a serialized response is sent unchanged, and a header reports what is missing', async () => {
    const text = '{"Labels":[{"Key":"a","Value":"3.10"}],"RequestId":"OF-PAI"}';
    const written = new WrittenAnswer(new TextEncoder().encode(text), 'OF-PAI', 'labels=2; field=Value');
    const listImageLabels = async () => ({ ok: true, value: { answer: written } }) as const;
    const answer = await appWith({ listImageLabels }).request('/api/v1/image/labels');
    expect(await answer.text()).toBe(text);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'x-acs-request-id': 'OF-PAI',
      'x-pai-left-out': 'labels=2; field=Value',
    });
  });

  test('age and staleness are in headers, and only if the source reports them', async () => {
    const headersFor = async (freshness?: Freshness) => {
      const listImageLabels: ImageSource['listImageLabels'] = async () => ({
        ok: true,
        value: { answer: { Labels: [] }, ...(freshness && { freshness }) },
      });
      const answer = await appWith({ listImageLabels }).request('/api/v1/image/labels');
      expect(Object.keys(await answer.json())).toEqual(['RequestId', 'Labels']);
      return [answer.headers.get('age'), answer.headers.get('x-pai-stale')];
    };
    expect(await headersFor()).toEqual([null, null]);
    expect(await headersFor({ ageSeconds: 0, stale: false })).toEqual(['0', null]);
    expect(await headersFor({ ageSeconds: 59.9, stale: false })).toEqual(['59', null]);
    expect(await headersFor({ ageSeconds: 86_400, stale: true })).toEqual(['86400', 'true']);
  });
});

describe('a refusal of a service', () => {
  async function refusedWith(error: PaiError) {
    const listImages = async () => ({ ok: false, error }) as const;
    const answer = await appWith({ listImages }).request('/api/v1/images');
    return { answer, body: PaiErrorBody.parse(await answer.json()) };
  }
  const error = { code: 'NoPermission', message: 'not allowed', status: 403 };

  test('keeps its RequestId, in the body, the header and the link to the troubleshooter', async () => {
    const { answer, body } = await refusedWith({ ...error, requestId: 'OF-PAI' });
    expect(body).toMatchObject({ RequestId: 'OF-PAI', Code: 'NoPermission', Message: 'not allowed' });
    expect(body.Recommend).toContain('requestId=OF-PAI');
    expect(answer.headers.get('x-acs-request-id')).toBe('OF-PAI');
    expect(body).not.toHaveProperty('AccessDeniedDetail');
    expect(answer.headers.has('retry-after')).toBe(false);
  });

  test('keeps its text about the missing permission', async () => {
    const accessDeniedDetail = { AuthAction: 'paiimage:ListImages', NoPermissionType: 'ImplicitDeny' };
    const { body } = await refusedWith({ ...error, accessDeniedDetail });
    expect(body.AccessDeniedDetail).toEqual(accessDeniedDetail);
    expect(body.RequestId).toMatch(/^[0-9A-F-]{36}$/);
  });

  test('says when to retry, in whole seconds', async () => {
    const busy = { code: 'Throttling.User', message: 'too many', status: 429 };
    const { answer } = await refusedWith({ ...busy, retryAfterSeconds: 1.2 });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await refusedWith({ ...busy, retryAfterSeconds: 0 })).answer.headers.get('retry-after')).toBe('0');
  });
});
