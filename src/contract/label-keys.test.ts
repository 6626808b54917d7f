import { describe, expect, it } from 'vitest';
import { categoryOf, frameworkKey, readFramework, serviceOf } from './label-keys.ts';

describe('label keys', () => {
  it('reads frameworks of both styles', () => {
    expect(readFramework('system.framework', 'XGBoost 1.6.0')).toEqual({ name: 'XGBoost', version: '1.6.0' });
    expect(readFramework('system.framework.XGBoost', '1.6.0')).toEqual({ name: 'XGBoost', version: '1.6.0' });
    expect(readFramework('system.framework', 'XGBoost')).toEqual({ name: 'XGBoost', version: '' });
    expect(readFramework('system.frameworks', 'XGBoost 1')).toBeUndefined();
  });

  it('gives back the framework of a key it made', () => {
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
