/** English words for a path that is not a view. A separate part: it loads with what shows it. */
export function notFoundWords() {
  return {
    title: 'Page not found',
    text: (path: string) => `There is no page at ${path}.`,
    meant: 'Did you mean',
    show: {
      labels: 'Go to the labels',
      images: 'Go to the images',
      matrix: 'Go to the matrix',
      compare: 'Go to the comparison',
      checks: 'Go to the checks',
    },
    back: 'Go back',
  };
}
