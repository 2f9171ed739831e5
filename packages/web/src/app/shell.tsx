import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { LANGUAGES, useLanguage, useWords } from '../language/index.ts';
import { KeysHelp, useKeys } from './keys.tsx';
import { SECTIONS } from './sections.ts';
import { useWhatIsAway } from './server-away.ts';
import './shell.css';
import { SendingProvider } from '../deposit/sending/sending.tsx';
import { SendingLine } from '../deposit/sending/sending-line.tsx';
import { LiveOperations } from '../operations/live-operations.tsx';
import { PageKeysProvider, usePageKeys } from '../parts/index.ts';
import { TenantChoice } from '../session/index.ts';
import { AccountMenu } from './account-menu.tsx';
import { WORDS } from './words.ts';

/** The bar, the page, and what holds on every page: keys, the list of keys, the word that the server is away. */
export function Shell() {
  return (
    <PageKeysProvider>
      <SendingProvider>
        <Frame />
      </SendingProvider>
    </PageKeysProvider>
  );
}

function Frame() {
  const words = useWords(WORDS);
  const navigate = useNavigate();
  const goTo = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  const keys = useKeys(goTo);
  const away = useWhatIsAway();
  const sections = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // on a narrow screen the sections scroll: the one that is read is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another section
  useEffect(() => {
    sections.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="bar">
        <Link to="/" className="bar-name">
          Chartrier<span className="bar-dot">.</span>
        </Link>
        <nav ref={sections} className="bar-sections" aria-label={words.sections}>
          {SECTIONS.filter(({ inBar }) => inBar).map(({ name, path }) => (
            <Link key={name} to={path} className="bar-section" activeProps={{ 'aria-current': 'page' }}>
              {words[name]}
            </Link>
          ))}
        </nav>
        <div className="bar-side">
          <TenantChoice />
          <LanguageSwitch />
          <AccountMenu />
          <button
            type="button"
            className="bar-help"
            aria-label={words.keys}
            aria-keyshortcuts="?"
            onClick={() => keys.showHelp(true)}
          >
            ?
          </button>
        </div>
      </header>
      {away === undefined ? null : (
        <p className="away" role="status">
          {words[away]}
        </p>
      )}
      <LiveOperations>
        <SendingLine />
        <Outlet />
      </LiveOperations>
      <KeysHelp
        shown={keys.helpShown}
        onShow={keys.showHelp}
        active={keys.active}
        onActive={keys.setActive}
      />
    </>
  );
}

function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const words = useWords(WORDS);
  const other = LANGUAGES.find((one) => one !== language) ?? 'fr';
  usePageKeys([{ key: 'L', does: words.otherLanguage, act: () => choose(other), everywhere: true }]);
  return (
    <button
      type="button"
      className="bar-language"
      aria-keyshortcuts="L"
      lang={other}
      aria-label={`${other.toUpperCase()} · ${other === 'fr' ? 'français' : 'English'}`}
      onClick={() => choose(other)}
    >
      {other.toUpperCase()}
    </button>
  );
}
