import { categoryOf, type LabelCategory } from './label-keys.ts';

/** English names for categories of keys. */
export const CATEGORY_NAMES: Readonly<Record<LabelCategory, string>> = {
  framework: 'Framework',
  chip: 'Chip type',
  python: 'Python',
  cuda: 'CUDA',
  service: 'Supported by',
  system: 'System',
  custom: 'Custom',
};

/** English names for PAI's own keys. */
export const KEY_NAMES: Readonly<Record<string, string>> = {
  'system.chipType': 'Chip type',
  'system.framework': 'Framework',
  'system.pythonVersion': 'Python',
  'system.language.Python': 'Python',
  'system.dsw.cudaVersion': 'CUDA',
  'system.dsw.os': 'OS',
  'system.dsw.osVersion': 'OS version',
  'system.official': 'Official',
  'system.origin': 'Origin',
  'system.source': 'Source',
  'system.imageUri': 'Image URI',
  'system.eas.default.port': 'EAS port',
  'system.eas.default.script': 'EAS start command',
  'system.eas.deploy.latest': 'EAS latest',
  'system.dsw.fromImageId': 'Made from image',
  'system.dsw.fromInstanceId': 'Made from instance',
  'system.dsw.id': 'DSW id',
  'system.dsw.resourceType': 'DSW resource',
  'system.dsw.rootImageId': 'Root image',
  'system.dsw.stage': 'DSW stage',
  'system.dsw.tag': 'DSW tag',
  'system.dsw.type': 'DSW type',
};

/** The English name of a label key; undefined for custom and unknown keys, which are shown unchanged. */
export function englishKeyName(key: string): string | undefined {
  if (Object.hasOwn(KEY_NAMES, key)) return KEY_NAMES[key];
  const category = categoryOf(key);
  return category === 'framework' || category === 'service' ? CATEGORY_NAMES[category] : undefined;
}
