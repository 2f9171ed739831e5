import type { PeopleEvent } from '@chartrier/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, type Language, useLanguage, useWords, withColon } from '../language/index.ts';
import { Button, ChoiceField, Empty, Refusal, Section, StatusMark, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useGroups, usePeople } from './use-people.ts';
import { WORDS } from './words.ts';

const PAGE = 50;

/** What people did on accounts and groups, and what was refused to them, the latest first. */
function usePeopleEvents(person: string) {
  const { callAsAdministrator } = useSession();
  return useInfiniteQuery({
    queryKey: ['peopleevents', person],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        offset: String(pageParam),
        limit: String(PAGE),
        ...(person === '' ? {} : { person }),
      });
      const path = `/peopleevents?${asked}`;
      return (await readEnvelope<PeopleEvent>(callAsAdministrator({ service: 'chartrier', path, signal })))
        .$results;
    },
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });
}

export function PeopleJournal() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { view, mayAdminister } = useSession();
  const [person, setPerson] = useState('');
  const events = usePeopleEvents(person);
  const people = usePeople(mayAdminister('people:read'));
  const groups = useGroups(mayAdminister('groups:read'));
  const names = new Map([
    ...(people.data ?? []).map(({ id, name, login }) => [id, name === '' ? login : name] as const),
    ...(groups.data ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const tenantName = (tenant: number): string =>
    view.tenants.find((one) => one.tenant === tenant)?.name ?? String(tenant);
  const rows = (events.data?.pages ?? []).flat();
  return (
    <Section title={words.journal}>
      <p className="quiet journal-help">{words.journalHelp}</p>
      {people.data === undefined ? null : (
        <div className="journal-filter">
          <ChoiceField
            label={words.journalOf}
            value={person}
            choices={[
              { id: '', label: words.everybody },
              ...people.data.map(({ id, login }) => ({ id, label: `${nameOf(id)} (${login})` })),
            ]}
            onChange={setPerson}
          />
        </div>
      )}
      {events.error === null ? null : <Refusal error={events.error} onRetry={() => void events.refetch()} />}
      {events.isPending ? <Waiting /> : null}
      {events.data !== undefined && rows.length === 0 ? <Empty title={words.noEvents} /> : null}
      {rows.length === 0 ? null : (
        <Table<PeopleEvent>
          label={words.journal}
          rows={rows}
          keyOf={(event) => JSON.stringify(event)}
          columns={[
            { name: words.when, cell: ({ at }) => formatInstant(at, language) },
            {
              name: words.what,
              cell: ({ type, outcome, operation }) => (
                <>
                  <StatusMark status={outcome} label={words.events[type] ?? type} />
                  {operation === undefined ? null : (
                    <>
                      {' · '}
                      <Link to="/operations/$id" params={{ id: operation }}>
                        {words.operation}
                      </Link>
                    </>
                  )}
                </>
              ),
            },
            { name: words.whom, cell: (event) => nameOf(concerned(event)) },
            { name: words.by, cell: ({ actor }) => (actor === undefined ? '' : nameOf(actor)) },
            {
              name: words.from,
              cell: ({ address }) => <code className="journal-address">{address ?? ''}</code>,
            },
            {
              name: words.detail,
              cell: ({ detail }) => (
                <span className="quiet">{toldDetail(detail, { words, language, nameOf, tenantName })}</span>
              ),
            },
          ]}
        />
      )}
      {events.hasNextPage ? (
        <div className="page-actions">
          <Button
            pageKey="m"
            isDisabled={events.isFetchingNextPage}
            onPress={() => void events.fetchNextPage()}
          >
            {words.older}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** Whom an event is about: a person, or the group that it changed. */
function concerned({ person, detail }: PeopleEvent): string {
  const group = detail['Group'];
  return person ?? (typeof group === 'string' ? group : '');
}

interface Told {
  readonly words: (typeof WORDS)['fr'];
  readonly language: Language;
  /** A person or a group by their id. */
  readonly nameOf: (id: string) => string;
  readonly tenantName: (tenant: number) => string;
}

/** The detail of an event in words; what names people and groups is told by their names. */
function toldDetail(detail: PeopleEvent['detail'], told: Told): string {
  return Object.entries(detail)
    .filter(([name]) => name !== 'Group')
    .map(([name, value]) =>
      withColon(told.words.details[name] ?? name, toldValue(value, told), told.language),
    )
    .join(' · ');
}

function toldValue(value: unknown, told: Told): string {
  if (typeof value === 'string') return told.words.providers[value] ?? told.nameOf(value);
  if (typeof value === 'boolean') return value ? told.words.yes : told.words.no;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.map((one) => (typeof one === 'string' ? told.nameOf(one) : toldGrant(one, told))).join(', ');
}

/** What a group gives on a tenant, in a few words. */
function toldGrant(grant: unknown, { words, tenantName }: Told): string {
  const { tenant, fullAccess, permissions, accessContract } = Object(grant) as Readonly<
    Record<string, unknown>
  >;
  const rights =
    fullAccess === true
      ? words.everything
      : words.rights(Array.isArray(permissions) ? permissions.length : 0);
  const contract = typeof accessContract === 'string' ? accessContract : words.noContract;
  return `${tenantName(Number(tenant))} (${rights}, ${contract})`;
}
