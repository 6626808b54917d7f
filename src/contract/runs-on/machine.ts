/** The machine for an image: an instance type with a known chip, or a driver version. */
export type Machine =
  | { readonly kind: 'instance'; readonly type: string; readonly chip: string }
  | { readonly kind: 'driver'; readonly version: string };

/**
 * The chip of an instance type by the beginning of its name. There is no row for CPU: the name of a type without an
 * accelerator does not tell this. Source: aliyun/alibabacloud-aiops-skills, pai-eas-service-deploy, August 2026.
 */
const CHIPS = [
  ['ecs.gn', 'GPU'],
  ['ecs.ebmppu', 'PPU'],
  ['ecs.egs', 'XPU'],
] as const;

/** The beginnings of instance types with a known chip. */
export const KNOWN_PREFIXES: readonly string[] = CHIPS.map(([prefix]) => prefix);

const DRIVER = 'driver:';

/** Parses `runs`: an instance type, or `driver:` and a version. Undefined for other texts and unknown families. */
export function readMachine(text: string): Machine | undefined {
  if (text.startsWith(DRIVER)) {
    const version = text.slice(DRIVER.length);
    return /^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$/.test(version) ? { kind: 'driver', version } : undefined;
  }
  const [, chip] = CHIPS.find(([prefix]) => text.startsWith(prefix)) ?? [];
  return chip !== undefined && /^[a-z0-9.-]{1,64}$/.test(text) ? { kind: 'instance', type: text, chip } : undefined;
}
