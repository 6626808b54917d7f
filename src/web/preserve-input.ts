/**
 * Remembers what a person has typed in the server's HTML, and returns a function that types it in the page that has
 * replaced it. On a slow line the fields are on screen for seconds before the script runs.
 */
export function preserveInput(root: HTMLElement): () => void {
  const { activeElement } = document;
  const used = inputsOf(root)
    .filter((field) => field === activeElement || field.value !== field.defaultValue)
    // The focus comes last. Whatever else was typed in has been left, and leaving a field commits it.
    .sort((a, b) => Number(a === activeElement) - Number(b === activeElement))
    .map((field) => ({ field, name: nameOf(field) }));
  return () => {
    for (const { field: old, name } of used) {
      const field = inputsOf(root).find((drawn) => nameOf(drawn) === name);
      field?.focus({ preventScroll: true });
      if (old.value !== old.defaultValue) {
        // React would not notice a new `value`.
        field?.setRangeText(old.value, 0, field.value.length);
        field?.setSelectionRange(old.selectionStart, old.selectionEnd);
        field?.dispatchEvent(new Event('input', { bubbles: true }));
      }
      if (old !== activeElement) field?.blur();
    }
  };
}

function inputsOf(root: HTMLElement): HTMLInputElement[] {
  return [...root.querySelectorAll('input')];
}

function nameOf(field: HTMLInputElement): string | null | undefined {
  return field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent;
}
