import { isPythonKey, LABEL_KEYS } from '../label-keys.ts';
import type { Label } from '../operations.ts';
import type { FindingKind } from './finding.ts';

/** A part of a tag that contradicts the labels. */
interface TagContradiction {
  readonly kind: FindingKind;
  /** The part of the tag, then the value of the label. */
  readonly details: readonly [part: string, value: string];
}

/** `cu121`, `cuda12.4`, `cuda-12.4.1`: two or three digits without dots, or numbers with dots. */
const CUDA = /(?:^|[-_.])(cu(?:da)?[-_]?(?:([0-9]+)\.([0-9]+)(?:\.[0-9]+)*|([0-9]{2,3})))(?=$|[-_.+])/i;
/** `py310`, `py3.10`, `python-3.10.4`, `cp38`. */
const PYTHON = /(?:^|[-_.])((?:py|python|cp)[-_]?([23])\.?([0-9]{1,2})(?:\.[0-9]+)?)(?=$|[-_.+])/i;
const CHIP = /(?:^|[-_.])(gpu|cpu)(?=$|[-_.+])/gi;

/**
 * Contradictions between the tag of an image and its labels. A fact that only one of them states is not a
 * contradiction.
 */
export function tagContradictions(tag: string, labels: readonly Label[]): readonly TagContradiction[] {
  return [...cuda(tag, labels), ...python(tag, labels), ...chip(tag, labels)];
}

/** Whether a tag may contain such a part: most tags are plain versions. */
export function mayNameLabels(tag: string): boolean {
  return /[cp][puy]/i.test(tag);
}

function cuda(tag: string, labels: readonly Label[]): readonly TagContradiction[] {
  const [, part, dottedMajor, dottedMinor, digits = ''] = CUDA.exec(tag) ?? [];
  if (part === undefined) return [];
  // 92 is 9.2, 121 is 12.1, and 12 is any 12.
  const isTwo = digits.length === 2 && /^[89]/.test(digits);
  const major = dottedMajor ?? (isTwo ? digits.slice(0, 1) : digits.slice(0, 2));
  const minor = dottedMinor ?? (isTwo ? digits.slice(1) : digits.slice(2));
  return contradiction(
    'tag-cuda',
    part,
    valuesOf(labels, (key) => key === LABEL_KEYS.cuda),
    major,
    minor,
  );
}

function python(tag: string, labels: readonly Label[]): readonly TagContradiction[] {
  const [, part, major = '', minor = ''] = PYTHON.exec(tag) ?? [];
  if (part === undefined) return [];
  return contradiction('tag-python', part, valuesOf(labels, isPythonKey), major, minor);
}

/** A contradiction if no version in the labels matches the tag. Values that are not versions are ignored. */
function contradiction(
  kind: FindingKind,
  part: string,
  values: readonly string[],
  major: string,
  minor: string,
): readonly TagContradiction[] {
  const versions = values.flatMap((value) => {
    const [, own, ownMinor] = /^[vV]?([0-9]+)(?:\.([0-9]+))?/.exec(value) ?? [];
    return own === undefined ? [] : { value, own, ownMinor };
  });
  const isSame = (a: string, b: string | undefined) => b === undefined || a === '' || Number(a) === Number(b);
  const [first] = versions;
  if (first === undefined || versions.some(({ own, ownMinor }) => isSame(major, own) && isSame(minor, ownMinor)))
    return [];
  return [{ kind, details: [part, first.value] }];
}

/** A GPU tag with only CPU labels, or a CPU tag with only accelerator labels. Other chips may be called GPU too. */
function chip(tag: string, labels: readonly Label[]): readonly TagContradiction[] {
  const parts = [...tag.matchAll(CHIP)].flatMap(([, part]) => part ?? []);
  const [part] = parts;
  const chips = valuesOf(labels, (key) => key === LABEL_KEYS.chipType);
  const [value] = chips;
  if (part === undefined || value === undefined || new Set(parts.map((one) => one.toLowerCase())).size > 1) return [];
  const isCpu = part.toLowerCase() === 'cpu';
  const contradicts = isCpu
    ? !chips.includes('CPU') && chips.some((one) => /^[GPX]PU$/.test(one))
    : chips.every((one) => one === 'CPU');
  return contradicts ? [{ kind: 'tag-chip', details: [part, value] }] : [];
}

function valuesOf(labels: readonly Label[], isWanted: (key: string) => boolean): readonly string[] {
  return labels.filter(({ Key }) => isWanted(Key)).map(({ Value }) => Value);
}
