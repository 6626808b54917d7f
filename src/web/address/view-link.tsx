import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import type { SearchState } from './search-state.ts';
import { openView, viewAddress } from './use-search-state.ts';
import type { View } from './view-paths.ts';

interface ViewLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly view: View;
  readonly state: SearchState;
}

/** A real link to a view: a plain click opens it in this page; other clicks work as usual in browsers. */
export function ViewLink({ view, state, onClick, children, ...rest }: ViewLinkProps) {
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    openView(view, state);
  };
  return (
    <a href={viewAddress(view, state)} onClick={open} {...rest}>
      {children}
    </a>
  );
}
