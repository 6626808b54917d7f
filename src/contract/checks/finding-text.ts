import type { Finding, FindingKind } from './finding.ts';

/** A finding in English, for commands and for the page in English. */
export interface FindingText {
  readonly what: string;
  /** How to fix it. */
  readonly fix: string;
}

export type Write = (first: string, second: string, third: string) => FindingText;

const label = (key: string, value: string) => `Add the label ${key} with a value such as ${value}.`;

/** The English text of each kind, made from its details. */
export const FINDING_TEXTS: Readonly<Record<FindingKind, Write>> = {
  'no-chip': () => ({ what: 'No chip type', fix: label('system.chipType', 'GPU') }),
  'no-framework': () => ({ what: 'No framework', fix: label('system.framework.NAME', '2.8.0') }),
  'no-python': () => ({ what: 'No Python version', fix: label('system.pythonVersion', '3.11') }),
  'no-service': () => ({ what: 'No service', fix: 'Add system.supported.dsw, dlc or eas with the value true.' }),
  'gpu-without-cuda': () => ({ what: 'GPU without a CUDA version', fix: label('system.dsw.cudaVersion', '12.4') }),
  'tag-cuda': (part, value) => ({
    what: `Tag says ${part}, label says CUDA ${value}`,
    fix: 'Correct the label system.dsw.cudaVersion, or the tag.',
  }),
  'tag-python': (part, value) => ({
    what: `Tag says ${part}, label says Python ${value}`,
    fix: 'Correct the Python label, or the tag.',
  }),
  'tag-chip': (part, value) => ({
    what: `Tag says ${part}, label says ${value}`,
    fix: 'Correct the label system.chipType, or the tag.',
  }),
  'framework-styles': (old, other) => ({
    what: `The two styles of framework labels disagree: ${old}, ${other}`,
    fix: 'Keep the correct label, and remove or correct the other one.',
  }),
  'near-keys': (rarer, other) => ({
    what: `Key ${rarer} is nearly ${other}`,
    fix: `Rename the key to ${other}, if it means the same.`,
  }),
  'near-values': (key, rarer, other) => ({
    what: `${key}: value ${rarer} is nearly ${other}`,
    fix: `Set the value to ${other}, if it means the same.`,
  }),
  'same-uri': (uri) => ({ what: `One URI under several ids: ${uri}`, fix: 'Keep one of the images.' }),
  'mutable-tag': (tag) => ({
    what: tag === '' ? 'No tag, which means latest' : `Tag ${tag} may be moved to another image`,
    fix: 'Use a tag with a version, or a digest.',
  }),
};

/** The text of a finding, by default in English. Keys and values are not changed. */
export function findingText({ kind, details }: Finding, texts = FINDING_TEXTS): FindingText {
  const [first = '', second = '', third = ''] = details;
  return texts[kind](first, second, third);
}
