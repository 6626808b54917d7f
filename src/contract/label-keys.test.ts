import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryOf, compareFrameworks, frameworkKey, readFramework, serviceOf } from './label-keys.ts';

describe('label keys', () => {
  it('reads frameworks of both styles', () => {
    expect(readFramework('system.framework', 'XGBoost 1.6.0')).toEqual({ name: 'XGBoost', version: '1.6.0' });
    expect(readFramework('system.framework.XGBoost', '1.6.0')).toEqual({ name: 'XGBoost', version: '1.6.0' });
    expect(readFramework('system.framework', 'XGBoost')).toEqual({ name: 'XGBoost', version: '' });
    expect(readFramework('system.frameworks', 'XGBoost 1')).toBeUndefined();
  });

  it.each([
    [' XGBoost 1.6.0', 'XGBoost', '1.6.0'],
    ['\tXGBoost\u3000 1.6.0 ', 'XGBoost', '1.6.0'],
    ['XGBoost  1.6.0 rc1', 'XGBoost', '1.6.0 rc1'],
    ['  XGBoost', 'XGBoost', ''],
  ])('reads the framework of %j without the white space around it', (value, name, version) => {
    expect(readFramework('system.framework', value)).toEqual({ name, version });
  });

  it.each(['', ' ', '\n', '*'])('finds no framework in the value %j', (value) => {
    expect(readFramework('system.framework', value)).toBeUndefined();
  });

  it.each(['system.framework.', 'system.framework. '])('finds no framework in the key %j', (key) => {
    expect(readFramework(key, '1')).toBeUndefined();
    expect(categoryOf(key)).toBe('system');
  });

  it('reads the framework from a key that it made', () => {
    expect(readFramework(frameworkKey('Megatron-LM'), '*')).toEqual({ name: 'Megatron-LM', version: '*' });
  });

  it.each([
    ['system.framework', 'framework'],
    ['system.framework.PyTorch', 'framework'],
    ['system.frameworks', 'system'],
    ['system.chipType', 'chip'],
    ['system.pythonVersion', 'python'],
    ['system.language.Python', 'python'],
    ['system.dsw.cudaVersion', 'cuda'],
    ['system.supported.dlc', 'service'],
    ['system.official', 'system'],
    ['systematic', 'custom'],
    ['__proto__', 'custom'],
  ])('puts %s under %s', (key, category) => {
    expect(categoryOf(key)).toBe(category);
  });

  it('names services as people write them', () => {
    expect(serviceOf('system.supported.dlc')).toBe('DLC');
    expect(serviceOf('system.support')).toBeUndefined();
  });
});

describe('the order of frameworks', () => {
  /** Names of the fixed order, and others that differ in case only. */
  const anyName = fc.constantFrom('PyTorch', 'vLLM', 'pytorch', 'jax', 'JAX', 'Jax', 'XGBoost', '', '__proto__');

  it('is total: only equal names compare as equal, and the input order does not matter', () => {
    fc.assert(
      fc.property(anyName, anyName, anyName, (a, b, c) => {
        expect(Math.sign(compareFrameworks(a, b)) + Math.sign(compareFrameworks(b, a))).toBe(0);
        expect(compareFrameworks(a, b) === 0).toBe(a === b);
        if (compareFrameworks(a, b) < 0 && compareFrameworks(b, c) < 0) expect(compareFrameworks(a, c)).toBeLessThan(0);
      }),
    );
  });

  it('begins with the most used frameworks, then follows names without regard to case', () => {
    const names = ['XGBoost', 'jax', 'vLLM', 'JAX', 'Diffusers', 'PyTorch'];
    expect(names.sort(compareFrameworks)).toEqual(['PyTorch', 'vLLM', 'Diffusers', 'JAX', 'jax', 'XGBoost']);
  });
});
