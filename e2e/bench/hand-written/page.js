// The smallest page for the same rows: fetch, render the visible rows, sort, search. The reference of the benchmark.

/** @type {<Name extends keyof HTMLElementTagNameMap>(name: Name) => HTMLElementTagNameMap[Name]} */
const find = (name) => document.querySelector(name) ?? document.createElement(name);
const [scroller, table, body] = [find('section'), find('table'), find('tbody')];
const HEIGHT = 33;
const collator = new Intl.Collator('en', { numeric: true });
/** @typedef {[key: string, value: string]} Row @type {Row[]} */
let all = [];
/** @type {Row[]} */
let rows = [];

function draw() {
  const from = Math.max(0, Math.min(rows.length, Math.floor(scroller.scrollTop / HEIGHT)) - 5);
  const to = Math.min(rows.length, from + Math.ceil(scroller.clientHeight / HEIGHT) + 10);
  const drawn = rows.slice(from, to).map(([key, value]) => {
    const row = document.createElement('tr');
    row.insertCell().textContent = key;
    row.insertCell().textContent = value;
    return row;
  });
  body.replaceChildren(space(from), ...drawn, space(rows.length - to));
  table.setAttribute('aria-rowcount', String(rows.length + 1));
}

/** @param {number} count */
function space(count) {
  const row = document.createElement('tr');
  row.ariaHidden = 'true';
  row.style.height = `${count * HEIGHT}px`;
  return row;
}

/** @param {Row[]} next */
function show(next) {
  rows = next;
  scroller.scrollTop = 0;
  draw();
}

scroller.addEventListener('scroll', draw);
find('input').addEventListener('input', () => {
  const query = find('input').value.toLowerCase();
  show(all.filter(([key, value]) => `${key}=${value}`.toLowerCase().includes(query)));
});
for (const column of /** @type {const} */ ([0, 1])) {
  let direction = -1;
  document.querySelectorAll('th button')[column]?.addEventListener('click', () => {
    direction *= -1;
    show(rows.toSorted((a, b) => direction * collator.compare(a[column], b[column])));
  });
}
fetch('rows.json')
  .then((answer) => answer.json())
  .then((answer) => {
    all = answer;
    show(all);
  });
