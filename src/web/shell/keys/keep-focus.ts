/**
 * A fallback for focus that is lost when its element is removed: if no other part handles it, the focus goes to the
 * results. The browser would put it on the body, and a keyboard user would start at the top of the page. Returns a
 * function that stops it.
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
  // Runs after current code: between two elements the focus is on the body too, and other parts come first.
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
