/** What a label is about, as far as its key tells; each has a word and a mark of its own colour. */
export type LabelCategory = 'framework' | 'chip' | 'python' | 'cuda' | 'service' | 'system' | 'custom';

const EXACT: ReadonlyMap<string, LabelCategory> = new Map([
  ['system.framework', 'framework'],
  ['system.chipType', 'chip'],
  ['system.pythonVersion', 'python'],
  ['system.language.Python', 'python'],
  ['system.dsw.cudaVersion', 'cuda'],
]);

/** The category of a label key. Keys that do not begin with `system.` are the teams' own. */
export function categoryOf(key: string): LabelCategory {
  const exact = EXACT.get(key);
  if (exact) return exact;
  if (key.startsWith('system.framework.')) return 'framework';
  if (key.startsWith('system.supported.')) return 'service';
  return key.startsWith('system.') ? 'system' : 'custom';
}
