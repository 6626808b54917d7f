import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';

/**
 * A port of 127.0.0.2 that neither accepts nor refuses connections: its process is stopped, and its queue is full.
 * `close` ends the process.
 */
export async function silentAddress(): Promise<{ readonly port: number; close(): void }> {
  const script = "const s=require('net').createServer().listen(0,'127.0.0.2',1,()=>console.log(s.address().port))";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  child.kill('SIGSTOP');
  const fillers: Socket[] = [];
  const isAccepted = () =>
    new Promise<boolean>((resolve) => {
      const filler = connect(port, '127.0.0.2', () => resolve(true)).on('error', () => {});
      fillers.push(filler);
      setTimeout(resolve, 150, false);
    });
  while (await isAccepted());
  const close = () => {
    for (const filler of fillers) filler.destroy();
    child.kill('SIGKILL');
  };
  return { port, close };
}
