import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** The behaviour of a test proxy. */
export interface ProxyOptions {
  /** The local port for a host and port such as `pai.example:443`. Undefined if the proxy does not know them. */
  readonly route?: (target: string) => number | undefined;
  /** Responds to CONNECT with this status line instead of a tunnel. `silent` never responds. */
  readonly connectStatus?: string;
  /** Headers of that response. */
  readonly connectHeaders?: readonly string[];
  /** Responds to requests with a whole URL. */
  readonly onRequest?: RequestListener;
}

/** A real HTTP proxy on loopback. `connects`: the targets of CONNECT. `authorizations`: the received credentials. */
export async function startProxy({
  route = () => undefined,
  connectStatus,
  connectHeaders = [],
  onRequest,
}: ProxyOptions = {}) {
  const connects: string[] = [];
  const requests: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    if (onRequest) onRequest(request, response);
    else response.writeHead(502).end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('connect', (request, socket: Socket, head) => {
    const target = request.url ?? '';
    connects.push(target);
    authorizations.push(request.headers['proxy-authorization']);
    if (connectStatus === 'silent') return;
    const port = route(target);
    if (connectStatus !== undefined || port === undefined) {
      const head = [`HTTP/1.1 ${connectStatus ?? '502 Bad Gateway'}`, 'Content-Length: 0', ...connectHeaders];
      socket.end(`${head.join('\r\n')}\r\n\r\n`);
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    connects,
    requests,
    authorizations,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
