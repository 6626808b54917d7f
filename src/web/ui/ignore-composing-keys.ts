/** Safari sends the Enter that ends a composition after its end; only this code tells it from a real one. */
const OF_INPUT_METHOD = 229;

/**
 * Keeps the keys of an input method from every handler of the page: the Enter that takes a word in Chinese or Japanese
 * must not commit a field. Call it before any other listener is there. A check in each handler would be forgotten in one.
 */
export function ignoreComposingKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === OF_INPUT_METHOD) event.stopImmediatePropagation();
    },
    true,
  );
}
