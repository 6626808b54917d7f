import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

const LOOKS = {
  plain: 'border border-edge bg-raised text-text hover:bg-hover',
  quiet: 'text-text hover:bg-hover',
  primary: 'bg-accent text-on-accent hover:bg-accent-text',
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof LOOKS;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button of the common height. An icon is before its text, or alone with an `aria-label`. */
export function Button({ look = 'plain', icon, children, className = '', ...rest }: ButtonProps) {
  const square = children === undefined ? 'w-8 justify-center' : 'px-3';
  return (
    <button
      type="button"
      className={`calm inline-flex min-h-8 max-w-full shrink-0 items-center gap-2 rounded-control text-13 font-medium sm:whitespace-nowrap aria-disabled:cursor-default aria-disabled:opacity-50 ${square} ${LOOKS[look]} ${className}`}
      {...rest}
    >
      {icon}
      {/* React loses a text node beside an element when a browser translates it. */}
      {icon && typeof children === 'string' ? <span>{children}</span> : children}
    </button>
  );
}
