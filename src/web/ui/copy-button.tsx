import { useEffect, useState } from 'react';
import { announce } from './announcer.tsx';
import { copyText } from './copy-text.ts';
import { CheckIcon, CopyIcon, WarningIcon } from './icons.tsx';

/** A text to copy, and the message after copying. */
export interface TextWithNote {
  readonly text: string;
  readonly note: string | undefined;
}

interface CopyButtonProps {
  /** The text, or a function that makes it on press; undefined copies nothing. */
  readonly text:
    | string
    | ((button: HTMLButtonElement) => string | TextWithNote | Promise<string | TextWithNote | undefined>);
  /** The accessible name. */
  readonly name: string;
  readonly copied: string;
  readonly failed: string;
  /** Text beside the icon; without it the icon is alone. */
  readonly children?: React.ReactNode;
  readonly icon?: React.ReactNode;
  /**
   * The style sheet draws the icon, so the button is one element. For rows, of which there are many; arrow keys reach
   * it there.
   */
  readonly isDrawnByStyle?: boolean;
  readonly className?: string;
}

const SHOWN_FOR = 1_600;

/** Copies a text and says so, in place and to assistive technology. We rejected a toast: it moves the page. */
export function CopyButton(props: CopyButtonProps) {
  const { text, name, copied, failed, children, icon, isDrawnByStyle = false, className = '' } = props;
  // With the name: the button may now belong to another row, whose text was not copied.
  const [last, setLast] = useState<{ readonly name: string; readonly worked: boolean; readonly note: string }>();
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [last]);
  const worked = last?.name === name ? last.worked : undefined;

  const copy = async (button: HTMLButtonElement) => {
    const made = typeof text === 'string' ? text : await text(button);
    if (made === undefined) return;
    const { text: copiedText, note = copied } = typeof made === 'string' ? { text: made } : made;
    const worked = await copyText(copiedText);
    setLast({ name, worked, note: note ?? copied });
    announce('copy', worked ? note : failed);
  };

  const look = !isDrawnByStyle
    ? 'inline-flex max-w-full shrink-0 items-center justify-center gap-2 text-13 font-medium whitespace-nowrap'
    : worked === undefined
      ? 'icon-copy'
      : 'inline-flex items-center justify-center';
  return (
    <button
      type="button"
      data-copy={isDrawnByStyle || undefined}
      tabIndex={isDrawnByStyle ? -1 : undefined}
      aria-label={name}
      title={worked === undefined ? name : worked ? last?.note : failed}
      onClick={({ currentTarget }) => copy(currentTarget)}
      className={`calm rounded-control hover:bg-hover ${look} ${className}`}
    >
      {worked !== undefined ? worked ? <CheckIcon /> : <WarningIcon /> : isDrawnByStyle ? null : (icon ?? <CopyIcon />)}
      {typeof children === 'string' ? <span>{children}</span> : children}
    </button>
  );
}
