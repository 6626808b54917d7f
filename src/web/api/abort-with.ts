/** A controller of its own that another signal aborts too. `AbortSignal.any` is missing in Safari 17.3 and Chrome 115. */
export function abortWith(signal: AbortSignal): AbortController {
  const own = new AbortController();
  const pass = () => own.abort(signal.reason);
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true, signal: own.signal });
  return own;
}
