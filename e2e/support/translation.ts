import type { BrowserContext, Page } from '@playwright/test';

/**
 * Emulates a browser's translation in every page of a context: each text is replaced by a new text in two `font`
 * elements as soon as it appears. Texts under `translate="no"` stay. The old text node leaves the document, so later
 * writes to it are lost.
 */
export async function translateAll(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const mixed: string[] = [];
    Reflect.set(window, '__mixed', mixed);
    const skipped = '[translate="no"], script, style, title, option, textarea, noscript, font';
    const translate = (text: Text): void => {
      const { parentElement: parent, data } = text;
      if (!parent || data.trim() === '' || parent.closest(skipped)) return;
      if (parent.childNodes.length > 1) mixed.push(parent.outerHTML.slice(0, 300));
      const inner = document.createElement('font');
      inner.append(`‹${data}›`);
      const outer = document.createElement('font');
      outer.append(inner);
      text.replaceWith(outer);
    };
    const translateIn = (root: Node): void => {
      const texts: Text[] = root instanceof Text ? [root] : [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
      for (const text of texts) translate(text);
    };
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof Text) translateIn(target);
        for (const node of addedNodes) if (node.isConnected) translateIn(node);
      }
    });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/**
 * The elements with a translated text beside another child. React cannot change such a replaced text or insert anything
 * before it.
 */
export async function mixedContent(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, '__mixed'));
}
