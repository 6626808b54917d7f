/**
 * A net below every part that moves the focus itself when what holds it goes away: what no part has caught goes to the
 * results. The browser would put it on the body, and a keyboard user would start at the top of the page. Returns how to stop.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  const remember = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null;
  };
  const isLost = () => last?.isConnected === false && document.activeElement === document.body;
  const catchIt = () => {
    if (!isLost()) return;
    last = null;
    document.getElementById('results')?.focus({ preventScroll: true });
  };
  // After all that runs now: between two elements the focus is on the body too, and other parts come first.
  const observer = new MutationObserver(() => {
    if (isLost()) setTimeout(() => setTimeout(catchIt));
  });
  addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
