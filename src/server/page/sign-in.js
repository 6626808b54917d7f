// The sign-in page. A link opened from another site arrives without the cookie, because that is SameSite=Strict; so
// the page first asks again from here, where the cookie is sent, and reloads if that is enough.

const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const field = /** @type {HTMLInputElement} */ (document.querySelector('#token'));
const button = /** @type {HTMLButtonElement} */ (document.querySelector('button'));
const problem = /** @type {HTMLElement} */ (document.querySelector('#problem'));

/** Beside the folder of this script, wherever a proxy serves it. */
const SESSION = new URL('../api/session', import.meta.url);
/** @type {Readonly<Record<string, string>>} In the language of the page, which the server wrote. */
const WORDS = JSON.parse(form.dataset.words ?? '{}');
/** @type {Readonly<Record<number, string | undefined>>} What is said of an answer, by its status. */
const PROBLEMS = {
  401: WORDS.wrong,
  429: WORDS.tooMany,
  503: WORDS.overloaded,
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  // A copied token may have white space or zero-width marks around it, which no token holds.
  signIn(tokenIn(field.value.replace(/^[^\x21-\x7e]+|[^\x21-\x7e]+$/g, '')));
});
field.focus();
reloadIfSignedIn();

async function reloadIfSignedIn() {
  const [visit] = performance.getEntriesByType('navigation');
  if (!(visit instanceof PerformanceNavigationTiming)) return;
  // A browser that holds the cookie back even on a reload must not be sent round in circles.
  if (visit.type !== 'reload' && (await ask()) === 200) location.reload();
  // The server redirects after a right token, and sets the cookie then. A mark in storage was rejected: a browser that
  // blocks cookies blocks storage too, and a mark in the address would stay there.
  else if (visit.redirectCount > 0) problem.textContent = withHost(WORDS.noCookieAfterLink);
}

/**
 * The token of the link that the server prints at its start, if the text is one; else the text.
 * @param {string} text
 */
function tokenIn(text) {
  try {
    const { protocol, searchParams } = new URL(text);
    return (/^https?:$/.test(protocol) && searchParams.get('token')) || text;
  } catch {
    return text;
  }
}

/** @param {string} token */
async function signIn(token) {
  problem.textContent = '';
  button.disabled = true;
  const status = /^[\x21-\x7e]+$/.test(token) ? await ask(token) : 401;
  problem.textContent = status === 200 ? await enter(token) : problemOf(status);
  button.disabled = false;
  field.select();
}

/**
 * Takes the cookie that this address with the token sets, and loads the page. Returns the reason if that fails. The token is
 * fetched and not visited, so that it never is in the history.
 * @param {string} token
 */
async function enter(token) {
  await fetch(addressWith(token), { cache: 'no-store', redirect: 'manual' }).catch(() => {});
  const status = await ask();
  if (status === 401) return withHost(WORDS.noCookie);
  if (status !== 200) return problemOf(status);
  const clean = addressWith();
  // With a fragment, going to the same address loads nothing.
  if (clean === location.pathname + location.search + location.hash) location.reload();
  else location.replace(clean);
  return '';
}

/** @param {number} status */
function problemOf(status) {
  return PROBLEMS[status] ?? WORDS.noAnswer ?? '';
}

/** @param {string} [text] names the host as `{host}` */
function withHost(text = '') {
  return text.replaceAll('{host}', location.host);
}

/**
 * The status of /api/session, asked with a token or with the cookie; 0 when the server cannot be reached.
 * @param {string} [token]
 */
async function ask(token) {
  try {
    const headers = token === undefined ? undefined : { Authorization: `Bearer ${token}` };
    const answer = await fetch(SESSION, { cache: 'no-store', ...(headers && { headers }) });
    return answer.status;
  } catch {
    return 0;
  }
}

/**
 * This address with another token, or with none.
 * @param {string} [token]
 */
function addressWith(token) {
  const query = location.search
    .slice(1)
    .split('&')
    .filter((piece) => piece !== '' && !/^token(=|$)/.test(piece));
  if (token !== undefined) query.push(`token=${encodeURIComponent(token)}`);
  return `${location.pathname}${query.length === 0 ? '' : '?'}${query.join('&')}${location.hash}`;
}
