import { HelpTool } from '../keys/help-tool.tsx';
import { SavedTool } from '../saved/saved-tool.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { ThemeMenu } from './theme-menu.tsx';

/** The reader's settings for every view, at the end of the header. Loaded right after the first rows. */
export function HeaderTools() {
  return (
    <div className="flex shrink-0 items-center">
      <SavedTool />
      <LanguageMenu />
      <ThemeMenu />
      <HelpTool />
    </div>
  );
}
