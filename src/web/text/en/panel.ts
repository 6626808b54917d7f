/** What is said in English about the fields of the panel that open when they are wanted. */
export function panelWords() {
  return {
    imageIdHint: 'image-…',
    workspacesRefused: 'Workspaces not listed',
    chosenImage: 'Chosen image',
  };
}
