import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctLabels, labelId } from './label-sets.ts';

test('distinct labels are the first of each key and value, in their order', () => {
  const text = fc.constantFrom('', 'a', 'a=', '=a', '1:a', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.array(fc.record({ Key: text, Value: text })), (labels) => {
      const ids = labels.map(labelId);
      expect(distinctLabels(labels)).toEqual(labels.filter((_, at) => ids.indexOf(ids[at] ?? '') === at));
    }),
  );
});
