import fc from 'fast-check';
import type { Condition } from '../../filter.ts';
import type { Image, Label } from '../../operations.ts';

/**
 * Few keys and values, so that images share labels: both styles of a framework, both keys of Python, and hostile keys.
 */
const LABELS: readonly Label[] = [
  ...['1.6.0', '2.0', '2.0rc1', '2.10'].map((Value) => ({ Key: 'system.framework.PyTorch', Value })),
  ...['PyTorch 1.6.0', 'XGBoost 1.6.0', 'XGBoost'].map((Value) => ({ Key: 'system.framework', Value })),
  ...['1.6.0', '*'].map((Value) => ({ Key: 'system.framework.XGBoost', Value })),
  ...['GPU', 'CPU', 'PPU'].map((Value) => ({ Key: 'system.chipType', Value })),
  ...['3.9', '3.10'].map((Value) => ({ Key: 'system.pythonVersion', Value })),
  { Key: 'system.language.Python', Value: '3.10' },
  ...['11.9', '11.10'].map((Value) => ({ Key: 'system.dsw.cudaVersion', Value })),
  { Key: 'system.supported.dsw', Value: 'true' },
  { Key: 'system.supported.dlc', Value: 'true' },
  { Key: '__proto__', Value: 'constructor' },
  { Key: 'team', Value: '' },
];

export const anyLabel: fc.Arbitrary<Label> = fc.constantFrom(...LABELS);

export const anyCondition: fc.Arbitrary<Condition> = fc
  .tuple(anyLabel, fc.boolean())
  .map(([{ Key, Value }, any]) => ({ key: Key, value: any ? '*' : Value }))
  .filter((condition) => condition.key !== '');

/** Images with distinct ids; labels may repeat within one. */
export const anyImages: fc.Arbitrary<readonly Image[]> = fc
  .array(fc.array(anyLabel, { maxLength: 8 }), { maxLength: 25 })
  .map((all) => all.map((Labels, index) => ({ ImageId: `image-${index}`, Name: `name ${index % 7}`, Labels })));

/** Whether an image meets one condition, in the simplest form. */
export function carries(image: Image, condition: Condition): boolean {
  return (image.Labels ?? []).some(
    (label) => label.Key === condition.key && (condition.value === '*' || label.Value === condition.value),
  );
}
