// The sign-in page. A link opened from another site arrives without the cookie, because that is SameSite=Strict; so
// the page first asks again from here, where the cookie is sent, and reloads if that is enough.

const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const field = /** @type {HTMLInputElement} */ (document.querySelector('#token'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('button'));
const problem = /** @type {HTMLElement} */ (document.querySelector('#problem'));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  signIn(field.value.trim());
});
field.focus();
reloadIfSignedIn();

async function reloadIfSignedIn() {
  const [visit] = performance.getEntriesByType('navigation');
  const wasReloaded = visit instanceof PerformanceNavigationTiming && visit.type === 'reload';
  // A browser that holds the cookie back even on a reload must not be sent round in circles.
  if (!wasReloaded && (await ask()) === 200) location.reload();
}

/** @param {string} token */
async function signIn(token) {
  problem.textContent = '';
  button.disabled = true;
  const status = /^[\x21-\x7e]+$/.test(token) ? await ask(token) : 401;
  if (status === 200) {
    location.replace(addressWith(token));
    return;
  }
  button.disabled = false;
  problem.textContent = status === 401 ? 'This is not the access token.' : 'The server does not answer. Try again.';
  field.select();
}

/**
 * The status of /api/session, asked with a token or with the cookie; 0 when the server cannot be reached.
 * @param {string} [token]
 */
async function ask(token) {
  try {
    const headers = token === undefined ? undefined : { Authorization: `Bearer ${token}` };
    const answer = await fetch('/api/session', { cache: 'no-store', ...(headers && { headers }) });
    return answer.status;
  } catch {
    return 0;
  }
}

/**
 * This address with the token, which the server takes out again as it sets the cookie.
 * @param {string} token
 */
function addressWith(token) {
  const rest = location.search
    .slice(1)
    .split('&')
    .filter((piece) => piece !== '' && !/^token(=|$)/.test(piece));
  const query = [...rest, `token=${encodeURIComponent(token)}`].join('&');
  return `${location.pathname}?${query}${location.hash}`;
}
