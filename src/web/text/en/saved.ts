import type { Formats } from '../formats.ts';

/** English words about saved views and recent filters. */
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
    full: (max: number) => `At most ${views(max)} can be saved. Delete one first.`,
    exportAll: 'Export',
    importFile: 'Import',
    imported: (added: number, leftOut: number) =>
      `${views(added)} added.${leftOut === 0 ? '' : ` ${views(leftOut)} skipped: not readable, or over the limit.`}`,
    notJson: (file: string) => `${file} is not JSON. Choose a file from Export.`,
    otherKind: (file: string) => `${file} has no saved views. Choose a file from Export.`,
    unkept:
      'This browser cannot save the change: its storage is blocked or full. The change is lost when you close the page.',
    damaged: 'The saved views in this browser could not be read. The page keeps a copy of them.',
    saveDamaged: 'Save them as a file',
    dropDamaged: 'Delete them',
    recent: 'Recent filters',
    forget: 'Clear recent filters',
    done: { saved: (name: string) => `${name} saved`, removed: (name: string) => `${name} deleted` },
  };
}
