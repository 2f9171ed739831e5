import { Link } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/index.ts';
import { Page } from '../parts/index.ts';
import { KINDS } from './kinds.ts';
import './referentials.css';
import { WORDS } from './words.ts';

export function ReferentialsPage() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  return (
    <Page title={words.title} lead={words.lead}>
      <ul className="kinds">
        {KINDS.map((kind) => (
          <li key={kind.id}>
            <Link to="/referentials/$kind" params={{ kind: kind.id }}>
              {kind[language]}
            </Link>
            {kind.shared ? <span className="quiet"> · {words.sharedMark}</span> : null}
          </li>
        ))}
      </ul>
    </Page>
  );
}
