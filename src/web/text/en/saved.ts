import type { Formats } from '../formats.ts';

/** What is said in English about saved views and recent filters. */
export function savedWords({ count }: Formats) {
  const views = (number: number) => count(number, 'view', 'views');
  return {
    name: 'Saved views',
    button: (name: string, isModified: boolean) => `Saved views: ${name}${isModified ? ', modified' : ''}`,
    modified: 'modified',
    close: 'Close',
    none: 'No views are saved in this browser. A saved view holds the view, scope, filters and sort of the page.',
    open: 'open now',
    opensWith: 'opens first',
    save: 'Save this view',
    saveName: 'Name of the view',
    replace: 'Replace',
    update: (name: string) => `Update ${name}`,
    updateShort: 'Update',
    rename: (name: string) => `Rename ${name}`,
    renameDone: 'Rename',
    cancel: 'Cancel',
    remove: (name: string) => `Delete ${name}`,
    makeFirst: (name: string) => `Open the page with ${name}`,
    notFirst: (name: string) => `Do not open the page with ${name}`,
    actions: (name: string) => `Actions of ${name}`,
    issues: { empty: 'Type a name.', long: 'A name has at most 80 characters.', taken: 'Another view has this name.' },
    full: (most: number) => `At most ${views(most)} can be saved. Delete one first.`,
    exportAll: 'Export',
    importFile: 'Import',
    imported: (added: number, leftOut: number) =>
      `${views(added)} added.${leftOut === 0 ? '' : ` ${views(leftOut)} not understood or without room.`}`,
    notJson: (file: string) => `${file} is not JSON. Choose a file that Export has saved.`,
    otherKind: (file: string) => `${file} holds no saved views. Choose a file that Export has saved.`,
    unkept:
      'This browser does not keep the change: it denies storage or has no room left. It lasts until the page is closed.',
    damaged: 'The saved views of this browser could not be read. They were set aside.',
    saveDamaged: 'Save them as a file',
    dropDamaged: 'Delete them',
    recent: 'Recent filters',
    forget: 'Forget them',
    done: { saved: (name: string) => `${name} saved`, removed: (name: string) => `${name} deleted` },
  };
}
