import type { Environment } from '../environment.ts';

/**
 * The folder that relative paths in settings start from: the one in which the command was given. npm runs scripts in the
 * folder of the package and names the other one in INIT_CWD. The variable counts only for scripts of this package:
 * in a script of another package the working directory is where its author expects it.
 */
export function startFolder(environment: Environment, workingFolder = process.cwd()): string {
  const isOwnScript =
    environment.npm_package_name === 'pai-image-labels' && environment.npm_lifecycle_script !== undefined;
  return (isOwnScript && environment.INIT_CWD) || workingFolder;
}
