import { compareText } from './versions.ts';

/**
 * The meaning of the keys of PAI's own labels, from documentation, SDKs and published how-tos. Every other key is a
 * custom key.
 */
export const LABEL_KEYS = {
  chipType: 'system.chipType',
  /** The old style: the value contains name and version, `XGBoost 1.6.0`. */
  framework: 'system.framework',
  python: ['system.pythonVersion', 'system.language.Python'],
  cuda: 'system.dsw.cudaVersion',
} as const;

/** The new style of framework labels: the key ends with the name, the value is the version. */
const FRAMEWORK_PREFIX = 'system.framework.';
/** A key for each PAI service; the value `true` means that the service supports the image. */
const SERVICE_PREFIX = 'system.supported.';
const SYSTEM_PREFIX = 'system.';

/** The subject of a label, judged by its key. */
export type LabelCategory = 'framework' | 'chip' | 'python' | 'cuda' | 'service' | 'system' | 'custom';

/** The category of a label key. */
export function categoryOf(key: string): LabelCategory {
  if (key === LABEL_KEYS.framework || readFramework(key, '') !== undefined) return 'framework';
  if (key === LABEL_KEYS.chipType) return 'chip';
  if (isPythonKey(key)) return 'python';
  if (key === LABEL_KEYS.cuda) return 'cuda';
  if (key.startsWith(SERVICE_PREFIX)) return 'service';
  return key.startsWith(SYSTEM_PREFIX) ? 'system' : 'custom';
}

const CATEGORIES: readonly LabelCategory[] = ['framework', 'chip', 'python', 'cuda', 'service', 'system', 'custom'];

/** The position of a key's category in lists of keys: most used keys first, custom keys last. */
export function categoryRank(key: string): number {
  return CATEGORIES.indexOf(categoryOf(key));
}

/** Whether a key names the Python version; there are an older and a newer key. */
export function isPythonKey(key: string): boolean {
  return LABEL_KEYS.python.some((python) => python === key);
}

/** The key of a framework's labels in the new style. */
export function frameworkKey(name: string): string {
  return FRAMEWORK_PREFIX + name;
}

/**
 * The framework and version of a label in either style; undefined for other labels. A value in the old style may have
 * no version. White space around it is ignored: otherwise all values that begin with a blank would be one nameless
 * framework.
 */
export function readFramework(
  key: string,
  value: string,
): { readonly name: string; readonly version: string } | undefined {
  if (key.startsWith(FRAMEWORK_PREFIX)) {
    const name = key.slice(FRAMEWORK_PREFIX.length);
    return name.trim() === '' ? undefined : { name, version: value };
  }
  if (key !== LABEL_KEYS.framework || value === '*') return undefined;
  const [, name, version = ''] = /^\s*(\S+)\s*(.*?)\s*$/su.exec(value) ?? [];
  return name === undefined ? undefined : { name, version };
}

/** The usual name of the service in a key (`DLC`); undefined for other keys. */
export function serviceOf(key: string): string | undefined {
  return key.startsWith(SERVICE_PREFIX) ? key.slice(SERVICE_PREFIX.length).toUpperCase() : undefined;
}

/**
 * The most used frameworks come first, the others follow by name. We rejected an order by count: entries would move.
 */
const FIRST_FRAMEWORKS = ['PyTorch', 'TensorFlow', 'vLLM', 'SGLang', 'ModelScope', 'Transformers', 'DeepSpeed'];

/** The order of frameworks in every list. It is total: only equal names compare as 0. */
export function compareFrameworks(a: string, b: string): number {
  const rank = (name: string) => {
    const at = FIRST_FRAMEWORKS.indexOf(name);
    return at < 0 ? FIRST_FRAMEWORKS.length : at;
  };
  return rank(a) - rank(b) || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}
