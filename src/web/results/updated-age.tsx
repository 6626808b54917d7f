import { useEffect, useState } from 'react';
import { useWords } from '../text/words.tsx';

/** How often the age is worked out anew, in milliseconds. */
const TICK = 20_000;

/** When an answer arrived, told as an age that keeps itself true. */
export function UpdatedAge({ at }: { readonly at: number }) {
  const words = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  const age = Math.max(0, now - at);
  return (
    <time dateTime={new Date(at).toISOString()} title={words.formats.dateTime(at)}>
      {age < 60_000 ? words.results.updatedNow : words.results.updated(words.formats.age(age))}
    </time>
  );
}
