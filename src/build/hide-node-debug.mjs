import { stripVTControlCharacters } from 'node:util';

/**
 * Drops node's output for NODE_DEBUG on stderr, which has the whole environment with its secrets for each started
 * process. Node has already read the variable here; processes started later do not get it.
 */
export function hideNodeDebug() {
  if (process.env.NODE_DEBUG === undefined) return;
  delete process.env.NODE_DEBUG;
  delete process.env.NODE_DEBUG_NATIVE;
  const write = process.stderr.write.bind(process.stderr);
  // "CHILD_PROCESS 4711: ...", the number in colour on a terminal.
  const isDebugLine = new RegExp(`^\\S+ ${process.pid}: `);
  process.stderr.write = (/** @type {string | Uint8Array} */ text, /** @type {unknown[]} */ ...rest) => {
    if (typeof text === 'string' && isDebugLine.test(stripVTControlCharacters(text))) return true;
    return Reflect.apply(write, undefined, [text, ...rest]);
  };
}
