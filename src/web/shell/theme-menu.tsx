import { useState } from 'react';
import { THEMES } from '../../contract/preferences.ts';
import { usePreferenceWords } from '../text/later-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';
import { chooseTheme, themeNow } from './theme.ts';

/** Light, dark, or as the system is. */
export function ThemeMenu() {
  const words = usePreferenceWords();
  const [theme, setTheme] = useState(themeNow);
  return (
    <Menu
      name={words.theme}
      icon={<ThemeIcon />}
      isIconOnly
      items={[undefined, ...THEMES].map((choice) => ({
        id: choice ?? 'system',
        text: words.themes[choice ?? 'system'],
        isChosen: choice === theme,
        onChoose: () => {
          chooseTheme(choice);
          setTheme(choice);
        },
      }))}
    />
  );
}

const ThemeIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.500" />
    <path d="M8 2.500a5.500 5.500 0 0 1 0 11Z" fill="currentColor" stroke="none" />
  </Icon>
);
