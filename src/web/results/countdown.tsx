import { useEffect, useState } from 'react';
import { useWords } from '../text/words.tsx';

interface CountdownProps {
  /** When the time began to run, in milliseconds since 1970. */
  readonly from: number;
  readonly seconds: number;
}

/** The seconds that are left until something is tried again. Silent: a live region that ticks would never stop. */
export function Countdown({ from, seconds }: CountdownProps) {
  const words = useWords();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.min(seconds, Math.max(0, Math.ceil(seconds - (now - from) / 1_000)));
  return <span className="numeric self-center text-12 text-muted">{words.problem.again(left)}</span>;
}
