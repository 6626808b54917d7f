import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLabel } from '../../../../contract/image-tally/testing/any-images.ts';
import { FACT_NAMES, factsOf } from './facts.ts';

const labels = (...pairs: readonly string[]) =>
  pairs.map((pair) => {
    const [Key = '', Value = ''] = pair.split('=');
    return { Key, Value };
  });

describe('facts of an image', () => {
  it('say what its labels say, newest version first', () => {
    const facts = factsOf(
      labels(
        'system.supported.dsw=true',
        'system.supported.eas=false',
        'team=vision',
        'system.dsw.osVersion=22.04',
        'system.dsw.os=ubuntu',
        'system.pythonVersion=3.9',
        'system.language.Python=3.10',
        'system.pythonVersion=3.10',
        'system.framework=XGBoost 1.6.0',
        'system.framework.PyTorch=2.6.0',
        'system.chipType=GPU',
      ),
    );
    expect(facts.map(({ name, values }) => [name, values.map(({ text }) => text)])).toEqual([
      ['framework', ['PyTorch 2.6.0', 'XGBoost 1.6.0']],
      ['chip', ['GPU']],
      ['python', ['3.10', '3.9']],
      ['os', ['ubuntu', '22.04']],
      ['service', ['DSW']],
    ]);
  });

  it('are each one of its labels, said once, in one order', () => {
    fc.assert(
      fc.property(fc.array(anyLabel, { maxLength: 12 }), (all) => {
        const facts = factsOf(all);
        expect(facts.map(({ name }) => name)).toEqual(
          FACT_NAMES.filter((name) => facts.some((fact) => fact.name === name)),
        );
        for (const { values } of facts) {
          expect(new Set(values.map(({ text }) => text)).size).toBe(values.length);
          for (const { condition } of values)
            expect(all).toContainEqual({ Key: condition.key, Value: condition.value });
        }
      }),
    );
  });
});
