import { describe, expect, test } from 'vitest';
import { missing, nearNames, nearRegions } from './missing.ts';

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';

describe('variables with names of other tools', () => {
  test.each([
    ['ALIBABACLOUD_ACCESS_KEY_ID', ID],
    ['ALIBABACLOUD_ACCESS_KEY_SECRET', SECRET],
    ['ALIBABACLOUD_SECURITY_TOKEN', TOKEN],
    ['ALIBABA_CLOUD_ACCESS_KEY', ID],
    ['ALIBABA_CLOUD_SECRET_KEY', SECRET],
    ['ALIBABA_CLOUD_ACCESSKEY_ID', ID],
    ['ALICLOUD_ACCESS_KEY', ID],
    ['ALICLOUD_ACCESS_KEY_ID', ID],
    ['ALICLOUD_SECRET_KEY', SECRET],
    ['ALICLOUD_SECURITY_TOKEN', TOKEN],
    ['ALICLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE'],
    ['ALIBABACLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE'],
    ['ALIBABACLOUD_OIDC_TOKEN_FILE', 'ALIBABA_CLOUD_OIDC_TOKEN_FILE'],
    ['ALIYUN_ACCESS_KEY_ID', ID],
    ['ALIYUN_AK', ID],
    ['ALIYUN_SK', SECRET],
    ['ACCESS_KEY_ID', ID],
    ['ACCESS_KEY_SECRET', SECRET],
    ['access_key_id', ID],
    ['alibaba_cloud_access_key_id', ID],
    ['Alibaba_Cloud_Access_Key_Secret', SECRET],
  ])('%s', (set, name) => {
    expect(nearNames({ [set]: 'canary' })).toEqual([`${set} is set but not read; the name is ${name}`]);
  });

  test.each([
    ID,
    SECRET,
    TOKEN,
    'AWS_ACCESS_KEY_ID',
    'OSS_ACCESS_KEY_ID',
    'ALIBABA_CLOUD_REGION_ID',
    'SECRET_KEY',
    'PROFILE',
    'ACCESS_KEY',
  ])('%s is not one of them', (name) => expect(nearNames({ [name]: 'canary' })).toEqual([]));

  test('an empty one does not count, nor one whose official name is set too', () => {
    expect(nearNames({ ALICLOUD_ACCESS_KEY: '' })).toEqual([]);
    expect(nearNames({ ALICLOUD_ACCESS_KEY: 'canary', [ID]: 'canary' })).toEqual([]);
    expect(nearNames({ ALICLOUD_SECRET_KEY: 'canary', ALICLOUD_ACCESS_KEY: 'canary', [ID]: 'canary' })).toHaveLength(1);
  });

  test('the region that other tools read is named for its setting', () => {
    for (const set of ['ALIBABA_CLOUD_REGION_ID', 'ALIBABACLOUD_REGION_ID', 'ALICLOUD_REGION', 'ALIYUN_REGION_ID'])
      expect(nearRegions({ [set]: 'canary' })).toEqual([`${set} is set but not read; the name is PAI_REGION`]);
    for (const set of ['REGION', 'AWS_REGION', 'ALIBABA_CLOUD_REGION_IDS', 'PAI_REGION'])
      expect(nearRegions({ [set]: 'canary' })).toEqual([]);
    expect(nearRegions({ ALICLOUD_REGION: '' })).toEqual([]);
  });

  test('are named if no credentials are found', () => {
    const error = missing({ reasons: [] }, { ALICLOUD_ACCESS_KEY: 'canary', ALIYUN_SECRET_KEY: 'canary' });
    expect(error.message).toContain(`ALICLOUD_ACCESS_KEY is set but not read; the name is ${ID}.`);
    expect(error.message).toContain(`ALIYUN_SECRET_KEY is set but not read; the name is ${SECRET}.`);
    expect(error.message).not.toContain('canary');
  });
});
