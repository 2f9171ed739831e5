import { useRef, useState } from 'react';
import {
  Button,
  Collection,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import { usePageKeys, useShortcut } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './account-menu.css';
import { THEMES, useTheme } from './theme-choice.ts';
import { WORDS } from './words.ts';

/** Who is signed in, the look, and the way out. */
export function AccountMenu() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { view, signOut } = useSession();
  const [theme, chooseTheme] = useTheme();
  const [isOpen, open] = useState(false);
  const box = useRef<HTMLButtonElement>(null);
  useShortcut(box, 'C');
  usePageKeys([
    {
      key: 'C',
      does: withColon(words.account, `${words.theme}, ${words.signOut}`, language),
      act: () => open(true),
      everywhere: true,
    },
  ]);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={open}>
      <Button ref={box} className="account" aria-label={withColon(words.account, view.person.name, language)}>
        {initials(view.person.name)}
      </Button>
      <Popover className="popover">
        <Menu className="choices">
          <MenuSection
            selectionMode="single"
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const chosen = keys === 'all' ? undefined : THEMES.find((one) => keys.has(one));
              if (chosen !== undefined) chooseTheme(chosen);
            }}
          >
            <Header className="account-header">
              {view.person.name} · {words.theme}
            </Header>
            <Collection items={THEMES.map((id) => ({ id }))}>
              {({ id }) => (
                <MenuItem id={id} className="choice">
                  {words.themes[id]}
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
          <MenuItem className="choice account-out" onAction={() => void signOut()}>
            {words.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
