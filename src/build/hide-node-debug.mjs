import { stripVTControlCharacters } from 'node:util';

/**
 * Drops what node writes to stderr because of NODE_DEBUG, such as the whole environment, secrets included, of each
 * process it starts. Node has read the variable when this runs; processes that are started from now on do not get it.
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
