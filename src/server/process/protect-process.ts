import { writeFileSync } from 'node:fs';

// Protects the secrets of this process. main.ts imports it first, so that it runs before the rest is even loaded.

// Node would open a debugger, through which other programs of this user could read the credentials.
process.on('SIGUSR1', () => {});
// Until there is a worker to replace, the signal means nothing; by default it would end the process.
process.on('SIGUSR2', () => {});

// With NODE_DEBUG node itself writes to stderr what it does, such as the whole environment of each process it starts.
// The processes that we start do not get it; here it has been read already, and our own lines take another way.
if (process.env.NODE_DEBUG !== undefined) process.stderr.write = () => true;
delete process.env.NODE_DEBUG;
delete process.env.NODE_DEBUG_NATIVE;

try {
  // Linux: a core dump then holds no memory, and so no secret. Processes that we start inherit it.
  writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // Not Linux, or not allowed. SECURITY.md says what to do there.
}
