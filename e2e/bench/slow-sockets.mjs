import { connect } from 'node:net';

/**
 * Opens connections that start a request and never finish it: a header byte from time to time, as a slow or hostile
 * client sends.
 *
 * @param {number} port
 * @param {number} count
 */
export async function openSlowSockets(port, count) {
  const started = performance.now();
  /** @type {number[]} */
  const closedAfter = [];
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(port, '127.0.0.1');
    const drip = setInterval(() => socket.write('x'), 500);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(drip);
      closedAfter.push(performance.now() - started);
    });
    socket.resume();
    socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    return socket;
  });
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
  );
  return {
    /** For each closed connection, the milliseconds until the server closed it. */
    closedAfter,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
