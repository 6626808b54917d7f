/** What the supervisor tells a worker, the process that serves. */
export type WorkerCommand =
  /** Comes with a listening socket that the supervisor holds; all of them come before `serve`. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serve';
      /** The port to listen on if no socket came: 0 takes a free one. */
      readonly port: number;
      /** How many sockets came before. One that could not be passed, for lack of open files, is lost silently. */
      readonly sockets: number;
      /** The access token if the user chose none. It outlives a worker, or open pages would be signed out. */
      readonly freshToken: string;
    }
  /** Must be answered by `pong`: a worker that does not answer hangs. */
  | { readonly kind: 'ping' }
  /** Finish the requests that have begun, and exit. */
  | { readonly kind: 'stop' }
  /** The same without haste: another worker serves by now. */
  | { readonly kind: 'retire' };

/** What a worker tells the supervisor. */
export type WorkerEvent =
  /** It listens for commands: one sent earlier could be lost. */
  | { readonly kind: 'up' }
  /** Comes with a listening socket that the worker has opened, for the supervisor to hold. */
  | { readonly kind: 'socket' }
  | {
      readonly kind: 'serving';
      readonly port: number;
      /** How many sockets it listens on. */
      readonly sockets: number;
      readonly announcement: string;
    }
  | { readonly kind: 'pong' };

/** How long a worker that is replaced may take to finish, in milliseconds. */
export const RETIRE_LIMIT_MS = 20_000;
