import type { ReactNode } from 'react';
import { WarningIcon } from './icons.tsx';
import { resultsFallback, useFocusFallback } from './use-focus-fallback.ts';

interface NoticeProps {
  /** The accessible name of the group with the alert and its actions. */
  readonly name: string;
  readonly tone: keyof typeof TONES;
  readonly children: ReactNode;
  /** Buttons beside the alert; outside it, so that they are not read with it. */
  readonly actions?: ReactNode;
  /** Help content below both. */
  readonly help?: ReactNode;
}

const TONES = {
  danger: 'border-danger/40 bg-danger-tint',
  warning: 'border-warning/40 bg-warning-tint',
  info: 'border-accent/40 bg-tint',
} as const;
const MARKS = { danger: 'text-danger', warning: 'text-warning', info: 'text-accent-text' } as const;

/** A group with an alert and its actions beside it. */
export function Notice({ name, tone, children, actions, help }: NoticeProps) {
  const group = useFocusFallback<HTMLDivElement>(resultsFallback);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this groups a message and its actions
    <div
      ref={group}
      role="group"
      aria-label={name}
      className={`flex flex-wrap items-start gap-x-4 gap-y-2 rounded-control border px-3 py-2 text-13 ${TONES[tone]}`}
    >
      <span className={`${actions ? 'pt-2' : 'pt-0.5'} ${MARKS[tone]}`}>
        <WarningIcon />
      </span>
      <div
        role="alert"
        className={`min-w-0 flex-1 break-words ${tone === 'info' ? 'basis-40' : 'basis-60'} ${actions ? 'py-1.5' : ''}`}
      >
        {children}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      {help && <div className="min-w-0 basis-full sm:pl-8">{help}</div>}
    </div>
  );
}
