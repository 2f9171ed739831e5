import { getRouteApi, Link } from '@tanstack/react-router';
import { NotFound } from '../app/not-found.tsx';
import { useLanguage, useWords } from '../language/index.ts';
import { Facts, Page, Refusal, Section, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { History } from './history.tsx';
import { KINDS, type Kind } from './kinds.ts';
import './referentials.css';
import { useDocument } from './use-kind.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/referentials/$kind/$identifier');

export function DocumentPage() {
  const { kind: id, identifier } = route.useParams();
  const kind = KINDS.find((one) => one.id === id);
  return kind === undefined ? <NotFound /> : <DocumentView kind={kind} identifier={identifier} />;
}

function DocumentView({ kind, identifier }: { readonly kind: Kind; readonly identifier: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const document = useDocument(kind, identifier);
  const name = document.data?.[kind.name];
  const facts = Object.entries(document.data ?? {}).filter(([, value]) => typeof value !== 'object');
  return (
    <Page
      title={typeof name === 'string' ? name : identifier}
      above={
        <>
          <Link to="/referentials">{words.title}</Link> ›{' '}
          <Link to="/referentials/$kind" params={{ kind: kind.id }}>
            {kind[language]}
          </Link>{' '}
          › <code>{identifier}</code>
        </>
      }
    >
      {document.error === null ? null : (
        <Refusal error={document.error} onRetry={() => void document.refetch()} onSignIn={askAgain} />
      )}
      {document.isPending ? <Waiting /> : null}
      {document.data === undefined ? null : (
        <>
          <Section title={words.versions}>
            <Facts facts={facts.map(([field, value]) => ({ name: field, value: String(value) }))} />
          </Section>
          {kind.isWhole ? null : (
            <Section title={words.history}>
              <History kind={kind} identifier={identifier} />
            </Section>
          )}
          <Section title={words.asJson}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
            <pre className="referential-json" tabIndex={0}>
              {JSON.stringify(document.data, undefined, 2)}
            </pre>
          </Section>
        </>
      )}
    </Page>
  );
}
