import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from './icons.tsx';

interface DialogProps {
  readonly title: ReactNode;
  /** It covers the whole screen. */
  readonly isSheet?: boolean;
  readonly closeName: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog with the browser's own element, which traps the focus and restores it on close. */
export function Dialog({ title, isSheet = false, closeName, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closing it restores the focus; removing the element from the document would not.
  const close = () => dialog.current?.close();
  useEffect(() => {
    // No close on unmount: it would tell the owner to close it, also when React's strict mode mounts twice. Removing a
    // dialog from the document closes it.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is one on the backdrop; Escape is the browser's own
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
      className={`bg-raised p-0 text-text ${
        isSheet
          ? 'm-0 h-dvh max-h-none w-screen max-w-none border-0'
          : 'm-auto max-h-[min(720px,calc(100dvh-32px))] w-[min(720px,calc(100vw-32px))] rounded-control border border-line shadow-popover backdrop:bg-sunken/60'
      }`}
    >
      <div className={`flex flex-col ${isSheet ? 'h-full' : 'max-h-[inherit]'}`}>
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
          <h2
            id={titleId}
            className={`min-w-0 text-16 font-semibold outline-none wrap-anywhere ${isSheet ? '' : 'max-sm:line-clamp-4'}`}
          >
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeName}
            onClick={close}
            className="calm flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-hover"
          >
            <CloseIcon />
          </button>
        </div>
        <div className={`relative min-h-0 overflow-y-auto ${isSheet ? 'flex-1 px-4 pb-6' : 'p-4'}`}>{children}</div>
      </div>
    </dialog>
  );
}
