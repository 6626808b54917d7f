import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';

/**
 * An empty home directory, and an environment without credentials. It disables the metadata service of an ECS instance,
 * which may be real where the tests run. `remove` restores everything.
 */
export function emptyHome() {
  const path = mkdtempSync(join(tmpdir(), 'home-'));
  vi.stubEnv('HOME', path);
  for (const name of Object.keys(process.env)) if (name.startsWith('ALIBABA_CLOUD_')) vi.stubEnv(name, undefined);
  vi.stubEnv('ALIBABA_CLOUD_ECS_METADATA_DISABLED', 'true');
  return {
    path,
    write: (file: string, text: string) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    remove: () => {
      vi.unstubAllEnvs();
      rmSync(path, { recursive: true });
    },
  };
}

/** The configuration file of the CLI with these profiles. The first is the current one. */
export function cliConfig(
  ...profiles: readonly { readonly name: string; readonly [field: string]: unknown }[]
): string {
  return JSON.stringify({ current: profiles[0]?.name, profiles });
}
