import { useState } from 'react';
import { saveFile } from '../../export/download.ts';
import { useSavedWords } from '../../text/later-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ForgetSeen } from '../news/forget-seen.tsx';
import { RecentFilters } from './recent-list.tsx';
import { SaveForm } from './save-form.tsx';
import { SavedFiles } from './saved-files.tsx';
import { SavedRow } from './saved-row.tsx';
import { dropDamaged, useSavedViews } from './saved-store.ts';
import { useOpenView } from './use-open-view.ts';

/** The saved views of this browser: open, save, change, export and import. */
export function SavedDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useSavedWords();
  const { saved, damaged, isUnsaved } = useSavedViews();
  const { open, isModified, now } = useOpenView();
  const [renaming, setRenaming] = useState<string>();
  return (
    <Dialog title={words.name} closeName={words.close} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {damaged !== undefined && (
          <Notice
            name={words.name}
            tone="warning"
            actions={
              <>
                <Button onClick={() => saveFile('pai-saved-views-damaged.txt', damaged, 'text/plain')}>
                  {words.saveDamaged}
                </Button>
                <Button onClick={dropDamaged}>{words.dropDamaged}</Button>
              </>
            }
          >
            {words.damaged}
          </Notice>
        )}
        {isUnsaved && (
          <Notice name={words.name} tone="warning">
            {words.unkept}
          </Notice>
        )}
        {saved.views.length === 0 ? (
          <p className="text-13 text-muted">{words.none}</p>
        ) : (
          <ul aria-label={words.name} className="flex flex-col divide-y divide-line border-y border-line">
            {saved.views.map((view) => (
              <SavedRow
                key={view.name}
                saved={saved}
                view={view}
                state={open?.name !== view.name ? undefined : isModified ? 'modified' : 'open'}
                now={now}
                isRenaming={renaming === view.name}
                onRename={setRenaming}
                onClose={onClose}
              />
            ))}
          </ul>
        )}
        {now && <SaveForm saved={saved} now={now} />}
        <SavedFiles saved={saved} />
        <RecentFilters onClose={onClose} />
        <ForgetSeen />
      </div>
    </Dialog>
  );
}
