/**
 * Options of node that keep it from opening a debugger on SIGUSR1 before our own handler of that signal is there. The
 * debugger is given an address that no machine has (RFC 5737), so that opening it fails. `--disable-sigusr1` says the
 * same plainly, but node 20 refuses to start with it. `npm start` passes the same address in package.json.
 */
export const NO_DEBUGGER: readonly string[] = ['--inspect-port=192.0.2.1:1024'];
