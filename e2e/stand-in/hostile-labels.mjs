/** Script that would run if a text were used as markup, an attribute, a link or a style. */
const SCRIPTS = [
  '<script>window.__xss = 1</script>',
  '<img src=x onerror="window.__xss = 1">',
  '<svg onload=window.__xss=1>',
  '<svg><script>window.__xss = 1</script></svg>',
  '<iframe srcdoc="<script>parent.__xss = 1</script>"></iframe>',
  '<iframe src="javascript:parent.__xss = 1"></iframe>',
  '<details open ontoggle=window.__xss=1>',
  '<input autofocus onfocus=window.__xss=1>',
  '<style>@import "https://elsewhere.example/x.css"</style>',
  '<link rel=stylesheet href=https://elsewhere.example/x.css>',
  '<base href="https://elsewhere.example/">',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
  '<form action="https://elsewhere.example/"><button>Refresh</button></form>',
  '<template shadowrootmode=open><img src=x onerror=window.__xss=1></template>',
  '"><img src=x onerror=window.__xss=1>',
  "' onmouseover='window.__xss=1",
  '" style="position:fixed;inset:0;background:red',
  '</textarea></title></style></script><script>window.__xss = 1</script>',
  '<!--<img src="--><img src=x onerror=window.__xss=1>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.__xss=1>',
  'javascript:window.__xss=1',
  '\tjavascript:window.__xss=1',
  'data:text/html,<script>window.__xss = 1</script>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must stay a text
  '${window.__xss = 1}',
  '{{constructor.constructor("window.__xss = 1")()}}',
  '&lt;script&gt;window.__xss = 1&lt;/script&gt;',
];

/** Cells that a spreadsheet would evaluate. */
const FORMULAS = ['=HYPERLINK("https://elsewhere.example/","GPU")', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1'];

/** Texts that look like others, hide a part of themselves, or are invalid text. */
const DISGUISES = [
  'safe\u202Efdp.exe',
  '\u2066hidden\u2069',
  'G\u200BPU',
  'GPU\u0000',
  '\u001B[31mred',
  'line one\nline two\r\nline three',
  'a\u0301'.repeat(1_000),
  '👩‍👩‍👧‍👦',
  '\uD800',
  '\uFEFFGPU',
  ' GPU ',
  '',
  'a,b=c',
  '*',
];

/** Keys that are properties of every object. */
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '', 'a=b', 'a,b'];

/** Hostile texts for any place, such as a name or a description. */
export const HOSTILE_TEXTS = [...SCRIPTS, ...FORMULAS, ...DISGUISES];

const LONG = 64 * 1024;

/** Hostile labels: each text once as a value, and the short ones once as a key. */
export const HOSTILE_LABELS = [
  ...HOSTILE_TEXTS.map((text, at) => ({ Key: `hostile.${at}`, Value: text })),
  ...[...SCRIPTS, ...FORMULAS, ...KEYS].map((text) => ({ Key: text, Value: 'a hostile key' })),
  { Key: 'hostile.long', Value: `<b>${'x'.repeat(LONG)}` },
  { Key: 'system.framework.<img src=x onerror=window.__xss=1>', Value: '<img src=x onerror=window.__xss=1>' },
  { Key: 'system.chipType', Value: '<img src=x onerror=window.__xss=1>' },
  { Key: 'system.supported.<svg onload=window.__xss=1>', Value: 'true' },
];
