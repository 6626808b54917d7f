import type { SentRequest } from '../api/sent-request.ts';
import { useLeftOutWords } from '../text/english-left-out.ts';
import { countLeftOut } from './count-left-out.ts';

/** Says what is missing on the screen because the server could not read it. No alert: the rest is as it was asked for. */
export function LeftOutNote({ requests }: { readonly requests: readonly SentRequest[] }) {
  const words = useLeftOutWords();
  return (
    <div className="rounded-control bg-tint px-3 py-1.5 text-13">
      {countLeftOut(requests).map(({ kind, count, field }) => (
        <p key={`${kind} ${field}`} role="note">
          {words(kind, count, field)}
        </p>
      ))}
    </div>
  );
}
