import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A reverse proxy that serves another server under a path, and nothing else.
 *
 * @typedef {object} Route
 * @property {number} port the port of the proxy on 127.0.0.1
 * @property {number} target the port of the server behind it
 * @property {string} path the path without a trailing slash
 * @property {boolean} strips whether the proxy removes the path
 *
 * @typedef {{ readonly stop: () => Promise<void> }} RunningProxy
 */

const HAS_NGINX = spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;

/**
 * Starts nginx if it is installed, else a Node proxy. Resolves when the proxy accepts connections.
 * @param {Route} route
 * @returns {Promise<RunningProxy>}
 */
export function startReverseProxy(route) {
  return HAS_NGINX ? startNginx(route) : startNodeProxy(route);
}

/**
 * The lines of the README in the smallest configuration that needs no root rights and leaves no files. If the server
 * does not respond, the connection is closed, as a browser without the proxy would see it.
 * @param {Route} route
 * @param {string} folder
 */
function nginxConfig({ port, target, path, strips }, folder) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder};`);
  return `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; ${temporary.join(' ')}
  upstream product { server 127.0.0.1:${target}; keepalive 8; }
  server {
    listen 127.0.0.1:${port};
    large_client_header_buffers 4 16k;
    absolute_redirect off;
    location ${path}/ {
      proxy_pass http://product${strips ? '/' : ''};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      error_page 502 504 = @gone;
    }
    location @gone { return 444; }
  }
}`;
}

/**
 * @param {Route} route
 * @returns {Promise<RunningProxy>}
 */
async function startNginx(route) {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfig(route, folder));
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'exit').then(() => process.off('exit', killWithUs));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!(await isListening(route.port))) if (isOver) throw new Error(`nginx did not start:\n${said}`);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {number} port */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => setTimeout(resolve, 10, false));
  });
}

/**
 * @param {Route} route
 * @returns {Promise<RunningProxy>}
 */
async function startNodeProxy({ port, target, path, strips }) {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    if (!url.startsWith(`${path}/`)) return response.writeHead(404).end();
    const sent = strips ? url.slice(path.length) : url;
    const { method, headers } = request;
    const passed = forward({ host: '127.0.0.1', port: target, path: sent, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    });
    passed.once('error', () => response.destroy());
    response.once('close', () => passed.destroy());
    return request.pipe(passed);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
