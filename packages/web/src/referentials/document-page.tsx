import { getRouteApi, Link } from '@tanstack/react-router';
import { NotFound } from '../app/not-found.tsx';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Facts, Page, Refusal, Section, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { documentFacts } from './document-facts.ts';
import { History, PastVersions } from './history.tsx';
import { KINDS, type Kind } from './kinds.ts';
import './referentials.css';
import { WORDS as UNIT_WORDS } from '../unit/words.ts';
import { RemoveDocument } from './remove-document.tsx';
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
  const { categories } = useWords(UNIT_WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const document = useDocument(kind, identifier);
  const name = document.data?.[kind.name];
  const facts = documentFacts(kind, document.data ?? {}, {
    yes: words.yes,
    no: words.no,
    instant: (utc) => formatInstant(utc, language),
    fields: words.fields,
    states: { ...categories, ...words.states },
  });
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
      actions={
        document.data === undefined ? undefined : <RemoveDocument kind={kind} identifier={identifier} />
      }
    >
      {document.error === null ? null : (
        <Refusal error={document.error} onRetry={() => void document.refetch()} onSignIn={askAgain} />
      )}
      {document.isPending ? <Waiting /> : null}
      {document.error === null || kind.isWhole ? null : <PastVersions kind={kind} identifier={identifier} />}
      {document.data === undefined ? null : (
        <>
          <Section title={words.versions}>
            <div className="referential-facts">
              <Facts facts={facts} />
            </div>
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
