/** The commands besides serving, in the order of the help. */
export const COMMANDS = [
  { name: 'labels', operands: '', meaning: 'lists the labels of the images that pass the filter' },
  { name: 'images', operands: '', meaning: 'lists the images that pass the filter' },
  { name: 'newest', operands: '', meaning: 'shows the newest of the images that pass the filter' },
  { name: 'image', operands: 'ID-or-URI', meaning: 'shows one image with its labels' },
  { name: 'compare', operands: 'A B', meaning: 'compares saved files, or addresses of the page' },
  {
    name: 'check',
    operands: '',
    meaning: 'lists missing and contradicting labels of the images that pass the filter',
  },
  { name: 'save', operands: 'FILE', meaning: 'saves all images of a scope in a file that --catalog reads' },
  { name: 'mcp', operands: '', meaning: 'serves agents over the Model Context Protocol on stdin and stdout' },
] as const;

export type CommandName = (typeof COMMANDS)[number]['name'];

/** How this program is started: by npm in a clone, or by its name in an installed package. */
export const PROGRAM = /[/\\]node_modules[/\\]/.test(import.meta.url) ? 'pai-image-labels' : 'npm start --';
/** The same for a command, whose data must not be mixed with npm's own lines. */
export const QUIET_PROGRAM = PROGRAM.replace('npm start', 'npm start --silent');
