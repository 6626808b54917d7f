import type { BrowserContext } from '@playwright/test';

/** Removes the APIs that Chrome 111, Firefox 121 and Safari 16.4 do not have from every page of a context. */
export async function forgetNewApis(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const forget = (owner: object, ...names: readonly string[]) => {
      for (const name of names) Reflect.deleteProperty(owner, name);
    };
    forget(AbortSignal, 'any');
    forget(URL, 'canParse', 'parse');
    forget(Promise, 'withResolvers', 'try');
    forget(Object, 'groupBy');
    forget(Map, 'groupBy');
    forget(Array, 'fromAsync');
    forget(Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with');
    forget(Object.getPrototypeOf(Uint8Array.prototype), 'toSorted', 'toReversed', 'with');
    forget(String.prototype, 'isWellFormed', 'toWellFormed');
    forget(
      Set.prototype,
      ...['union', 'intersection', 'difference', 'symmetricDifference'],
      ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    );
    forget(window, 'Iterator', 'requestIdleCallback', 'scheduler', 'navigation', 'URLPattern', 'cookieStore');
    forget(Intl, 'Segmenter', 'DurationFormat');
    forget(Document.prototype, 'startViewTransition');
    forget(Element.prototype, 'checkVisibility', 'moveBefore', 'setHTMLUnsafe');
    forget(HTMLElement.prototype, 'showPopover', 'hidePopover', 'togglePopover', 'popover');
  });
}
