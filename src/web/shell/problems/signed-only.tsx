import { useProblemWords } from '../../text/later-words.ts';
import { Message } from '../no-rows/message.tsx';

/** Replaces the rows if every request must be signed, which a browser cannot do. */
export function SignedOnly() {
  const { signedTitle, signed } = useProblemWords();
  return (
    <Message title={signedTitle}>
      <p className="max-w-xl text-13 text-muted">{signed}</p>
    </Message>
  );
}
