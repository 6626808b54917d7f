import { useEffect, useState } from 'react';
import { announce } from './announcer.tsx';
import { copyText } from './copy-text.ts';
import { CheckIcon, CopyIcon, WarningIcon } from './icons.tsx';

interface CopyButtonProps {
  /** What is copied, or how to make it when the button is pressed. */
  readonly text: string | (() => string);
  /** The accessible name. */
  readonly name: string;
  readonly copied: string;
  readonly failed: string;
  /** Words to show beside the icon; without them the icon stands alone. */
  readonly children?: React.ReactNode;
  readonly icon?: React.ReactNode;
  readonly className?: string;
}

const SHOWN_FOR = 1_600;

/** Copies a text and says so, in place and to assistive technology, without a toast that moves the page. */
export function CopyButton({ text, name, copied, failed, children, icon, className = '' }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    const worked = await copyText(typeof text === 'string' ? text : text());
    setOutcome(worked ? 'copied' : 'failed');
    announce('copy', worked ? copied : failed);
  };

  return (
    <button
      type="button"
      aria-label={name}
      title={outcome === 'copied' ? copied : outcome === 'failed' ? failed : name}
      onClick={copy}
      className={`calm inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-control text-13 font-medium whitespace-nowrap hover:bg-hover ${className}`}
    >
      {outcome === 'copied' ? <CheckIcon /> : outcome === 'failed' ? <WarningIcon /> : (icon ?? <CopyIcon />)}
      {typeof children === 'string' ? <span>{children}</span> : children}
    </button>
  );
}
