import { describe, expect, test } from 'vitest';
import { filterIssueOf, parseFilter } from '../../../contract/filter.ts';
import type { ListImagesRequest } from '../../../contract/requests.ts';
import { compareVersions } from '../../../contract/versions.ts';
import { builtInCatalog } from '../../testing/built-in.ts';
import { loadBuiltInCatalog } from './built-in-catalog.ts';
import publicImages from './catalog.json?raw';
import { workspaceOf } from './catalog.ts';
import { createCatalogSource } from './catalog-source.ts';

const catalog = builtInCatalog();
const source = createCatalogSource(catalog);
const signal = new AbortController().signal;
const real = catalog.images.filter((image) => workspaceOf(image) === undefined);
const samples = catalog.images.filter((image) => workspaceOf(image) !== undefined);

const conditions = (text: string) => parseFilter(text).conditions;

async function namesOf(filter: string, request: ListImagesRequest = {}) {
  const outcome = await source.listImages({ Labels: conditions(filter), PageSize: 100, ...request }, signal);
  return outcome.ok ? outcome.value.answer.Images.map((image) => image.Name ?? '') : [];
}

async function valuesOf(key: string, filter = '') {
  const outcome = await source.listImageLabels({ LabelFilter: conditions(filter), LabelKeys: [key] }, signal);
  return outcome.ok ? outcome.value.answer.Labels.map((label) => label.Value) : [];
}

describe('the real images', () => {
  test('are 205, each with a distinct id', () => {
    expect(real).toHaveLength(205);
    expect(new Set(catalog.images.map((image) => image.facts.ImageId)).size).toBe(catalog.images.length);
  });

  test('each keep their sources, and for each label the text from which it was derived', () => {
    for (const { facts, labels, provenance } of real) {
      expect(provenance.Source?.length, facts.ImageId).toBeGreaterThan(0);
      expect(provenance.Evidence, facts.ImageId).toMatch(/^[A-D]-/);
      expect(Object.keys(provenance.LabelBasis ?? {}), facts.ImageId).toEqual(labels.map((label) => label.Key));
    }
  });

  test('answers contain none of this data', async () => {
    const outcome = await source.listImages({ WorkspaceId: '0', Verbose: true, PageSize: 100 }, signal);
    const documented = [
      'ImageId',
      'Name',
      'Description',
      'ImageUri',
      'Labels',
      'Accessibility',
      'GmtCreateTime',
      'Size',
    ];
    const fields = outcome.ok ? new Set(outcome.value.answer.Images.flatMap((image) => Object.keys(image))) : [];
    expect([...fields].filter((field) => !documented.includes(field))).toEqual([]);
  });

  test('three have PyTorch from 2.6 on for GPU with CUDA 12.4, supported by DSW', async () => {
    const scope = 'system.chipType=GPU,system.dsw.cudaVersion=12.4,system.supported.dsw=true';
    const later = (await valuesOf('system.framework.PyTorch', scope)).filter((v) => compareVersions(v, '2.6') >= 0);
    expect(later).toEqual(['2.6.0', '2.8.0', '2.9.1']);
    const names = await Promise.all(later.map((version) => namesOf(`${scope},system.framework.PyTorch=${version}`)));
    expect(names).toEqual([
      ['torcheasyrec:0.7.0-pytorch2.6.0-gpu-py311-cu124-ubuntu22.04'],
      ['modelscope:1.31.0-pytorch2.8.0-gpu-py311-cu124-ubuntu22.04'],
      ['modelscope:1.34.0-pytorch2.9.1-gpu-py311-cu124-ubuntu22.04'],
    ]);
  });

  test('are available in the region of their URI, or in every region if none is known', async () => {
    const oneOf = 'system.framework.PyTorch=2.6.0,system.dsw.cudaVersion=12.4';
    const name = 'torcheasyrec:0.7.0-pytorch2.6.0-gpu-py311-cu124-ubuntu22.04';
    expect(await namesOf(oneOf, { Region: 'cn-shenzhen' })).toContain(name);
    expect(await namesOf(oneOf, { Region: 'cn-hangzhou' })).not.toContain(name);
    expect(await namesOf('', { Region: 'us-west-1', Name: 'python-inference' })).toHaveLength(1);
  });
});

describe('the samples', () => {
  test('say in name and description that they are samples', () => {
    expect(samples.length).toBeGreaterThanOrEqual(12);
    for (const { facts } of samples) {
      expect(facts.Name).toMatch(/^sample-/);
      expect(facts.Description).toMatch(/sample image/i);
    }
    for (const { facts } of catalog.workspaces) {
      expect(facts.WorkspaceName).toMatch(/^sample-/);
      expect(facts.Description).toMatch(/^Sample workspace/);
    }
  });

  test('are in existing workspaces; one workspace is the default, one is disabled, one is empty', () => {
    const used = new Set(samples.map(workspaceOf));
    const ids = catalog.workspaces.map(({ facts }) => facts.WorkspaceId);
    expect([...used].filter((id) => id === undefined || !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !used.has(id))).toHaveLength(1);
    expect(catalog.workspaces.filter(({ facts }) => facts.IsDefault === true)).toHaveLength(1);
    expect(catalog.workspaces.filter(({ facts }) => facts.Status === 'DISABLED')).toHaveLength(1);
  });

  test('have both styles of framework label', async () => {
    expect(await namesOf('system.framework=XGBoost 1.6.0')).toHaveLength(2);
    expect(await valuesOf('system.framework')).toEqual(['XGBoost 1.6.0']);
    expect(await valuesOf('system.framework.XGBoost')).toEqual(['1.6.0', '1.7.6']);
  });

  test('are at most two of the PyTorch images for GPU', async () => {
    const names = await namesOf('system.chipType=GPU,system.framework.PyTorch=*');
    expect(names.filter((name) => name.startsWith('sample-')).length).toBeLessThanOrEqual(2);
  });

  test('have releases that only version order sorts correctly', async () => {
    expect(await valuesOf('team.release')).toEqual(['2.0rc1', '2.0', '2.0.1', '2.10']);
  });

  test.each(['__proto__', 'constructor', 'key with spaces', '团队'])('have the key %s', async (key) => {
    expect(await valuesOf(key)).toHaveLength(1);
    expect(await namesOf(`${key}=*`)).toHaveLength(1);
  });

  test('have values that no filter can express, and a very long one that a filter can express', () => {
    const labels = samples.flatMap((image) => image.labels);
    const reasons = labels.map(({ Key, Value }) => filterIssueOf({ key: Key, value: Value }));
    expect(reasons.filter((reason) => reason === 'comma')).toHaveLength(1);
    expect(reasons.filter((reason) => reason === 'any')).toHaveLength(1);
    expect(labels.some(({ Value }) => /^[ -~]{4000}$/.test(Value))).toBe(true);
    expect(reasons).not.toContain('too-long');
  });
});

test('a catalog with one changed byte is not served', () => {
  const at = publicImages.indexOf('PyTorch');
  const changed = `${publicImages.slice(0, at)}p${publicImages.slice(at + 1)}`;
  expect(loadBuiltInCatalog(changed)).toEqual({
    ok: false,
    error: 'the built-in catalog was changed after it was built; npm run build makes it again',
  });
  expect(loadBuiltInCatalog(publicImages).ok).toBe(true);
});
