import type { PaiError } from '../../contract/errors.ts';
import { plainJson } from '../log/plain-text.ts';

/** The answer of a tool. */
export interface ToolAnswer {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
  [key: string]: unknown;
}

/**
 * A result as data and as its JSON. In the text, characters that are invisible or end a line are escaped, so any label
 * stays within its quotes.
 */
export function answerOf(data: Record<string, unknown>): ToolAnswer {
  return { content: [{ type: 'text', text: plainJson(data, 0) }], structuredContent: data };
}

/** A call that cannot be answered. */
export function refusalOf(error: PaiError | string): ToolAnswer {
  const told =
    typeof error === 'string' ? { error } : { error: error.message, code: error.code, requestId: error.requestId };
  return { content: [{ type: 'text', text: plainJson(told, 0) }], isError: true };
}
