import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { readonly ok: true; readonly port: number } | { readonly ok: false; readonly fault: string };

/** Starts listening, and gives the port taken, or one line on why it could not be. */
export function listen(server: Server, host: string, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve({ ok: false, fault: describeFault(error, host, port) });
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve({ ok: true, port: (server.address() as AddressInfo).port });
    });
  });
}

function describeFault(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; choose another with --port, or 0 for a free one`;
    case 'EACCES':
      return `port ${port} on ${host} may not be used by this user; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
      return `host ${host} is not an address of this machine; choose another with --host`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `host ${host} is not a name that can be resolved; choose another with --host`;
    default:
      return `cannot listen on ${host}, port ${port}: ${error.code ?? error.message}`;
  }
}
