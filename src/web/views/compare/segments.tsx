import { type RefObject, useEffect, useRef } from 'react';

interface SegmentsProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly onChoose: (value: Value) => void;
  /** Whether this replaces a control that had the focus. */
  readonly takesFocus?: RefObject<boolean>;
  readonly className?: string;
}

/** Radio buttons that look like one control. Arrow keys go from one to the next. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { name, value, choices, onChoose, takesFocus, className = '' } = props;
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus?.current) return;
    takesFocus.current = false;
    group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [takesFocus]);
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={name}
      className={`flex min-w-0 flex-wrap rounded-control border border-edge bg-raised p-0.5 ${className}`}
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="calm numeric relative flex h-6.5 cursor-pointer items-center rounded-control px-2.5 text-13 text-muted hover:bg-hover has-[:checked]:bg-tint has-[:checked]:text-text has-[:checked]:underline has-[:checked]:underline-offset-4 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChoose(choice.value)}
            // Covers its text and is not hidden beside it, so that a press goes to the control itself.
            className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </div>
  );
}
