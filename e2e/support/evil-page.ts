import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A hostile page that tries to read a server on the same machine, under both names of the machine. */
export async function startEvilSite() {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>evil</title><body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    // The first origin is same-site with the attacked server, so the visitor's cookies are sent; the second is not.
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs in that page: tries every request that a browser can send. Returns everything that it could read. */
export async function attack(target: string): Promise<readonly string[]> {
  const question = `${target}/api/v1/image/labels?Region=cn-beijing&LabelFilter=evil%3D`;
  const got: string[] = [];

  const asks: readonly (readonly [address: string, init: RequestInit])[] = [
    [`${question}cors`, { credentials: 'include' }],
    [`${question}cors-without-cookie`, { credentials: 'omit' }],
    [`${question}no-cors`, { mode: 'no-cors', credentials: 'include' }],
    [`${question}preflight`, { headers: { 'X-Evil': '1' } }],
    [`${question}form`, { method: 'POST', body: 'a=b', mode: 'no-cors', credentials: 'include' }],
    [`${target}/api/session`, { credentials: 'include' }],
    [`${target}/`, { credentials: 'include' }],
  ];
  for (const [address, init] of asks) {
    const text = await fetch(address, init).then(
      (answer) => answer.text(),
      () => '',
    );
    if (text !== '') got.push(`${address}: ${text}`);
  }

  const elements: readonly (readonly [tag: string, attribute: string, address: string])[] = [
    ['img', 'src', `${question}image`],
    ['img', 'src', `${target}/icon.svg`],
    ['script', 'src', `${question}script`],
    ['link', 'href', `${question}style`],
    ['iframe', 'src', `${question}frame`],
    ['iframe', 'src', `${target}/`],
  ];
  for (const [tag, attribute, address] of elements) {
    const element = document.createElement(tag);
    element.setAttribute('rel', 'stylesheet');
    element.setAttribute(attribute, address);
    const loads = await new Promise<boolean>((resolve) => {
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      document.body.append(element);
    });
    // A blocked frame also loads, with the browser's error page: only readable content counts.
    if (!(element instanceof HTMLIFrameElement)) {
      if (loads) got.push(`${tag}: ${address}`);
    } else if (element.contentDocument !== null) got.push(`${tag}: ${element.contentDocument.body.textContent}`);
  }
  return got;
}
