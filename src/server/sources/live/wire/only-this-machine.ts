import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLoopback } from '../../../settings/check-value.ts';

/** The code of the error for a name that is mapped to another machine. */
export const NOT_THIS_MACHINE = 'PAI_NOT_THIS_MACHINE';

/**
 * A lookup that gives only addresses of this machine, and fails if the name has any other. `localhost` may be mapped
 * elsewhere, so not the name decides but the address that the connection is opened to.
 */
export function onlyThisMachine(lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error !== null) return callback(error, address, family);
      const addresses: readonly LookupAddress[] =
        typeof address === 'string' ? [{ address, family: family ?? 4 }] : address;
      if (addresses.every(({ address }) => isLoopback(address))) return callback(null, address, family);
      callback(Object.assign(new Error('not an address of this machine'), { code: NOT_THIS_MACHINE }), address, family);
    });
}
