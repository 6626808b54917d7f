import { once } from 'node:events';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { createMcpServer } from '../mcp/tools.ts';
import { type CommandContext, EXIT, type ExitCode } from './command-context.ts';

/**
 * Serves an agent over stdin and stdout until it closes stdin. Addresses of the page have no host: there is no server.
 */
export async function serveMcp(context: CommandContext, version: string): Promise<ExitCode> {
  const { source, region, workspaceId, signal, say } = context;
  const defaults = { region, workspaceId };
  const transport = new StdioServerTransport();
  const handle = serveStdio(() => createMcpServer({ source, version, defaults, base: '', signal }), {
    transport,
    maxSubscriptions: 0,
    onerror: (error) => say(`MCP: ${error.message}`),
  });
  // The transport closes by itself after stdin; an interrupt closes it here.
  await Promise.race([once(process.stdin, 'close'), once(process.stdin, 'end'), once(signal, 'abort')]);
  await handle.close();
  return EXIT.done;
}
