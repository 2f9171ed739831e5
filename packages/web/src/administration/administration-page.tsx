import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { NotFound } from '../app/not-found.tsx';
import { useWords } from '../language/index.ts';
import { MissingRight, Page, usePageKeys } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './administration.css';
import { ADMINISTRATION_PARTS } from './administration-parts.ts';
import { ApplicationCertificates, PersonalCertificates } from './certificates.tsx';
import { Groups } from './groups.tsx';
import { Jobs } from './jobs.tsx';
import { People } from './people.tsx';
import { PeopleJournal } from './people-journal.tsx';
import { RevocationLists } from './revocation-lists.tsx';
import { Tenants } from './tenants.tsx';
import { WORDS } from './words.ts';

const SHOWN = {
  'people:read': People,
  'groups:read': Groups,
  'tenants:read': Tenants,
  'certificates:read': ApplicationCertificates,
  'personalcertificates:read': PersonalCertificates,
  'revocationlists:read': RevocationLists,
  'job:read': Jobs,
  'peopleevents:read': PeopleJournal,
} as const;

/** People, tenants, certificates, the journal of people: what one may read of it, and once what one may not. */
export function AdministrationPage() {
  const words = useWords(WORDS);
  const { mayAdminister } = useSession();
  const { part: asked = 'people' } = useParams({ strict: false });
  const part = ADMINISTRATION_PARTS.find(({ name }) => name === asked);
  const navigate = useNavigate();
  usePageKeys(
    ADMINISTRATION_PARTS.map(({ name }, place) => ({
      key: String(place + 1),
      does: words.parts[name],
      act: () => void navigate({ to: '/administration/$part', params: { part: name } }),
    })),
  );
  const parts = useRef<HTMLElement>(null);
  // on a narrow screen the parts scroll: the one that is read is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another part
  useEffect(() => {
    parts.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [asked]);
  if (part === undefined) return <NotFound />;
  const missing = part.reads.filter((permission) => !mayAdminister(permission));
  return (
    <Page title={words.title} lead={words.lead}>
      <nav ref={parts} className="tab-list admin-parts" aria-label={words.title}>
        {ADMINISTRATION_PARTS.map(({ name }, place) => (
          <Link
            key={name}
            className="tab"
            to="/administration/$part"
            params={{ part: name }}
            aria-current={name === part.name ? 'page' : undefined}
            aria-keyshortcuts={String(place + 1)}
          >
            {words.parts[name]}
          </Link>
        ))}
      </nav>
      {part.reads.map((permission) => {
        const Shown = SHOWN[permission];
        return missing.includes(permission) ? null : <Shown key={permission} />;
      })}
      {missing.length === 0 ? null : <MissingRight permissions={missing} installation />}
    </Page>
  );
}
