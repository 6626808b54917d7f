/** What the supervisor tells the process that serves. */
export type Order =
  | {
      readonly kind: 'serve';
      /** The port to listen on; 0 takes a free one, or that of the process which serves. */
      readonly port: number;
      /** The access token where the person chose none. It outlives a process, or open pages would be signed out. */
      readonly freshToken: string;
    }
  /** Finish what has begun, and end. */
  | { readonly kind: 'stop' }
  /** The same without haste: another process serves by now. */
  | { readonly kind: 'retire' };

/** What the process that serves tells the supervisor. */
export type Report =
  /** It listens for orders: one sent earlier could be lost. */
  { readonly kind: 'up' } | { readonly kind: 'serving'; readonly port: number; readonly announcement: string };

/** How long a process that is replaced may take to finish, in milliseconds. */
export const RETIRE_LIMIT_MS = 20_000;
