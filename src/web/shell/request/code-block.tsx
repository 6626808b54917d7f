import { Copy } from '../copy.tsx';

interface CodeBlockProps {
  readonly text: string;
  /** The accessible name of the button that copies it. */
  readonly copyName: string;
}

/** Code to paste elsewhere: lines wrap, and a button in its corner copies it. */
export function CodeBlock({ text, copyName }: CodeBlockProps) {
  return (
    <div className="relative mt-2">
      <pre
        translate="no"
        className="rounded-control border border-line bg-surface p-2 pr-10 font-mono text-12 whitespace-pre-wrap wrap-anywhere"
      >
        <code>{text}</code>
      </pre>
      <Copy
        text={text}
        name={copyName}
        className="absolute top-1 right-1 size-8 bg-surface text-muted hover:text-text"
      />
    </div>
  );
}
