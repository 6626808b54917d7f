/** What an image is to run on: an instance type, of which the chip is known, or a version of the driver. */
export type Machine =
  | { readonly kind: 'instance'; readonly type: string; readonly chip: string }
  | { readonly kind: 'driver'; readonly version: string };

/**
 * The chip of an instance type by the beginning of its name. CPU is in no row: a type without an accelerator is told by
 * nothing in its name. Source: aliyun/alibabacloud-aiops-skills, pai-eas-service-deploy, August 2026.
 */
const CHIPS = [
  ['ecs.gn', 'GPU'],
  ['ecs.ebmppu', 'PPU'],
  ['ecs.egs', 'XPU'],
] as const;

/** The beginnings of instance types whose chip is known. */
export const KNOWN_PREFIXES: readonly string[] = CHIPS.map(([prefix]) => prefix);

const DRIVER = 'driver:';

/** Reads `runs`: an instance type, or `driver:` and a version. Undefined if it is neither, or of an unknown family. */
export function readMachine(text: string): Machine | undefined {
  if (text.startsWith(DRIVER)) {
    const version = text.slice(DRIVER.length);
    return /^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$/.test(version) ? { kind: 'driver', version } : undefined;
  }
  const [, chip] = CHIPS.find(([prefix]) => text.startsWith(prefix)) ?? [];
  return chip !== undefined && /^[a-z0-9.-]{1,64}$/.test(text) ? { kind: 'instance', type: text, chip } : undefined;
}
