import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../image-tally/image-set-builder.ts';
import { anyImages } from '../image-tally/testing/any-images.ts';
import { compareVersions } from '../versions.ts';
import { type LabelFact, labelFacts } from './label-facts.ts';

/** The facts of labels written as `key=value`, by that text. */
function factsOf(...labels: readonly string[]): (label: string) => LabelFact {
  const Labels = labels.map((label) => ({
    Key: label.slice(0, label.indexOf('=')),
    Value: label.slice(label.indexOf('=') + 1),
  }));
  const facts = labelFacts(imageSetOf([{ ImageId: 'image-1', Labels }]));
  return (label) => {
    const fact = facts[labels.indexOf(label)];
    if (fact === undefined) throw new Error(`no facts of ${label}`);
    return fact;
  };
}

describe('the facts of labels', () => {
  it.each([
    ['system.framework.PyTorch=2.8.0', 'framework', 'PyTorch 2.8.0'],
    ['system.framework=XGBoost 1.6.0', 'framework', 'XGBoost 1.6.0'],
    ['system.framework=XGBoost', 'framework', 'XGBoost'],
    ['system.framework.vLLM=', 'framework', 'vLLM'],
    ['system.chipType=GPU', 'chip', 'GPU'],
    ['system.pythonVersion=3.11', 'python', '3.11'],
    ['system.language.Python=3.11', 'python', '3.11'],
    ['system.dsw.cudaVersion=12.4', 'cuda', '12.4'],
    ['system.supported.dsw=true', 'service', 'DSW'],
    ['system.supported.dsw=false', 'other', 'false'],
    ['system.supported.pairec=true', 'other', 'true'],
    ['system.origin=PAI', 'other', 'PAI'],
    ['team=blue', 'other', 'blue'],
    ['__proto__=constructor', 'other', 'constructor'],
  ])('have the column and text of %s', (label, column, text) => {
    expect(factsOf(label)(label)).toMatchObject({ column, text });
  });

  it('rank frameworks by name, then by version, in any style and order', () => {
    const inOrder = [
      'system.framework.PyTorch=2.10.0rc1',
      'system.framework.PyTorch=2.10.0',
      'system.framework.vLLM=0.9.2',
      'system.framework=XGBoost',
      'system.framework=XGBoost 1.6.0',
      'system.framework.XGBoost=1.10.1',
    ];
    const fact = factsOf(...inOrder.toReversed());
    const byRank = inOrder.toReversed().sort((a, b) => fact(a).rank - fact(b).rank);
    expect(byRank).toEqual(inOrder);
  });

  it('rank Python and CUDA as versions', () => {
    const inOrder = ['system.pythonVersion=3.9', 'system.language.Python=3.10', 'system.pythonVersion=3.11'];
    const cuda = ['system.dsw.cudaVersion=9.2', 'system.dsw.cudaVersion=11.9', 'system.dsw.cudaVersion=11.10'];
    const fact = factsOf(...cuda.toReversed(), ...inOrder.toReversed());
    for (const labels of [inOrder, cuda]) {
      expect(labels.toReversed().sort((a, b) => fact(a).rank - fact(b).rank)).toEqual(labels);
    }
  });

  it('rank labels like a naive comparison of texts', () => {
    fc.assert(
      fc.property(anyImages, (images) => {
        const facts = labelFacts(imageSetOf(images));
        for (const a of facts) {
          for (const b of facts) {
            const compared = compareVersions(a.text, b.text);
            if (compared !== 0) expect(Math.sign(a.rank - b.rank)).toBe(Math.sign(compared));
          }
        }
      }),
    );
  });

  it('rank labels with equal texts alike, whatever their key', () => {
    const python = ['system.pythonVersion=3.10', 'system.language.Python=3.10'];
    const xgboost = ['system.framework=XGBoost 1.6.0', 'system.framework.XGBoost=1.6.0'];
    const fact = factsOf(...python, ...xgboost);
    for (const labels of [python, xgboost]) expect(new Set(labels.map((label) => fact(label).rank)).size).toBe(1);
  });

  it('mark labels that cannot be a condition', () => {
    const fact = factsOf('team=blue', 'team=*', 'k=a,b=c');
    expect(['team=blue', 'team=*', 'k=a,b=c'].map((label) => fact(label).filterable)).toEqual([true, false, false]);
    expect(fact('team=blue').condition).toEqual({ key: 'team', value: 'blue' });
  });

  it('are computed once for a set', () => {
    const set = imageSetOf([{ ImageId: 'image-1', Labels: [{ Key: 'team', Value: 'blue' }] }]);
    expect(labelFacts(set)).toBe(labelFacts(set));
  });
});
