import type { ObjectGroup, Unit } from '@chartrier/client';
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type Key, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ExportButton } from '../export/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { Button, KeyTab, Page, Refusal, usePageKeys, Waiting } from '../parts/index.ts';
import { useTitles } from '../search/use-context-of-units.ts';
import { useSession } from '../session/index.ts';
import { Description, Technical } from './description.tsx';
import { Journal } from './journal.tsx';
import { DownloadButton, Integrity, Objects, objectsOf } from './objects.tsx';
import { Preview } from './preview.tsx';
import { RulesInForce } from './rules-in-force.tsx';
import './unit-page.css';
import { pathOf, titleOf } from './unit-title.ts';
import { useGroup, useRulesOf, useUnit } from './use-unit.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/units/$id');
const EditDescription = lazy(() =>
  import('./edit/edit-description.tsx').then((module) => ({ default: module.EditDescription })),
);

export function UnitPage() {
  const { id } = route.useParams();
  const words = useWords(WORDS);
  const { askAgain } = useSession();
  const unit = useUnit(id);
  if (unit.error !== null)
    return (
      <Page title={words.unit}>
        <Refusal error={unit.error} onRetry={() => void unit.refetch()} onSignIn={askAgain} />
      </Page>
    );
  return unit.data === undefined ? (
    <main className="page">
      <Waiting />
    </main>
  ) : (
    <UnitView unit={unit.data} />
  );
}

function UnitView({ unit }: { readonly unit: Unit }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { may, askAgain } = useSession();
  const { history } = useRouter();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const id = unit['#id'];
  const titles = useTitles(unit['#allunitups'] ?? []);
  const rules = useRulesOf(id);
  const group = useGroup(unit);
  const objects = objectsOf(group.data);
  const main = objects.find(({ usage }) => usage !== 'PhysicalMaster');
  const since = unit['#approximate_creation_date'];
  const mayEdit = may('units:update') || may('units:id:update');
  usePageKeys([
    { key: 'u', does: words.back, act: () => history.back() },
    { key: 'b', does: words.previous, act: () => void navigate({ to: '/search', search: { under: id } }) },
  ]);
  return (
    <Page
      wide
      title={titleOf(unit, language) ?? words.untitled}
      above={
        <>
          <button
            type="button"
            className="button button-bare"
            aria-keyshortcuts="u"
            onClick={() => history.back()}
          >
            ‹ {words.back}
          </button>
          <Place unit={unit} titles={titles.data ?? new Map()} />
        </>
      }
      actions={
        <>
          {main === undefined ? null : <DownloadButton main unitId={id} held={main} />}
          {mayEdit ? (
            <Button pageKey="e" onPress={() => setEditing(true)}>
              {words.edit}
            </Button>
          ) : null}
          <ExportButton exported={{ unit: id }} />
          <Link className="button" to="/search" search={{ under: id }} aria-keyshortcuts="b">
            {words.previous}
          </Link>
        </>
      }
    >
      <div className="unit">
        <div className="unit-object">
          {group.error === null ? null : (
            <Refusal error={group.error} onRetry={() => void group.refetch()} onSignIn={askAgain} />
          )}
          {main === undefined ? (
            <UnitTabs unit={unit} group={group.data} />
          ) : (
            <Preview key={main.object['#id']} unitId={id} held={main} />
          )}
        </div>
        <div className="unit-side">
          {rules.error === null ? null : <Refusal error={rules.error} onRetry={() => void rules.refetch()} />}
          {rules.data === undefined ? null : (
            <RulesInForce unit={rules.data} titles={titles.data ?? new Map()} />
          )}
          {main === undefined ? null : (
            <Integrity held={main} since={typeof since === 'string' ? since : undefined} />
          )}
          {main === undefined ? null : <UnitTabs unit={unit} group={group.data} />}
        </div>
      </div>
      {editing ? (
        <Suspense fallback={null}>
          <EditDescription unit={unit} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** What describes the unit, what it holds, what happened to it: beside the object, or in its place. */
function UnitTabs({ unit, group }: { readonly unit: Unit; readonly group: ObjectGroup | undefined }) {
  const words = useWords(WORDS);
  const [tab, setTab] = useState<Key>('description');
  const objects = words.tabs.objects(objectsOf(group).length);
  return (
    <>
      <h2 className="unseen">{words.about}</h2>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={setTab}>
        <TabList className="tab-list" aria-label={words.about}>
          <KeyTab id="description" pageKey="1">
            {words.tabs.description}
          </KeyTab>
          <KeyTab id="objects" pageKey="2">
            {objects}
          </KeyTab>
          <KeyTab id="journal" pageKey="3">
            {words.tabs.journal}
          </KeyTab>
          <KeyTab id="technical" pageKey="4">
            {words.tabs.technical}
          </KeyTab>
        </TabList>
        <TabPanel id="description">
          <Description unit={unit} />
        </TabPanel>
        <TabPanel id="objects">
          <Objects unitId={unit['#id']} group={group} />
        </TabPanel>
        <TabPanel id="journal">
          <Journal unitId={unit['#id']} />
        </TabPanel>
        <TabPanel id="technical">
          <Technical unit={unit} />
        </TabPanel>
      </Tabs>
    </>
  );
}

/** Where the unit stands: one path to the root, then its other parents. */
function Place({ unit, titles }: { readonly unit: Unit; readonly titles: ReadonlyMap<string, Unit> }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const path = pathOf(unit, titles);
  const others = (unit['#unitups'] ?? []).slice(1).flatMap((parent) => titles.get(parent) ?? []);
  const link = (one: Unit) => (
    <Link to="/units/$id" params={{ id: one['#id'] }}>
      {titleOf(one, language) ?? words.untitled}
    </Link>
  );
  return (
    <nav aria-label={words.blocks.place} className="unit-place">
      {path.length === 0 ? <span>{words.noParent}</span> : null}
      {path.map((one, index) => (
        <span key={one['#id']}>
          {index === 0 ? '' : ' › '}
          {link(one)}
        </span>
      ))}
      {others.length === 0 ? null : (
        <span>
          {' '}
          · {words.alsoUnder}{' '}
          {others.map((one) => (
            <span key={one['#id']}>{link(one)} </span>
          ))}
        </span>
      )}
    </nav>
  );
}
