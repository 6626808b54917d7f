/** English words about the fields of the panel that open on demand. */
export function panelWords() {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: 'Workspaces not listed',
    chosenImage: 'Chosen image',
  };
}
