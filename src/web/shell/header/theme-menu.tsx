import { usePreferenceWords } from '../../text/later-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { Menu } from '../../ui/menu.tsx';
import { chooseTheme, THEME_CHOICES, useTheme } from './theme.ts';

/** Light, dark, or the system's theme. */
export function ThemeMenu() {
  const words = usePreferenceWords();
  const theme = useTheme();
  return (
    <Menu
      name={words.theme}
      icon={<ThemeIcon />}
      isIconOnly
      items={THEME_CHOICES.map((choice) => ({
        id: choice ?? 'system',
        text: words.themes[choice ?? 'system'],
        isChosen: choice === theme,
        onChoose: () => chooseTheme(choice),
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
