import { Agent, get } from 'node:http';

/** Sends requests over this many keep-alive connections, one after the other on each, until stopped. */
export function keepAsking(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const outcomes = new Map<string, number>();
  let isOver = false;
  const ask = () =>
    new Promise<string>((resolve) => {
      const request = get(`${origin}/api/v1/image/labels?LabelKeys=system.chipType`, { agent }, (answer) => {
        answer.on('error', () => resolve('cut off'));
        // A machine that is busy with other tests causes overload responses: these are not lost requests.
        const { 'retry-after': retryAfter } = answer.headers;
        answer.on('end', () => resolve(retryAfter === undefined ? String(answer.statusCode) : 'overloaded'));
        answer.resume();
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });
  const askers = Array.from({ length: connections }, async () => {
    while (!isOver) {
      const outcome = await ask();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  });
  const stop = async () => {
    isOver = true;
    await Promise.all(askers);
    agent.destroy();
    return outcomes;
  };
  return { stop, answered: () => outcomes.get('200') ?? 0 };
}
