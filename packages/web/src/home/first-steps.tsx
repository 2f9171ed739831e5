import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readEnvelope } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, Refusal, Section } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

/** Whether the tenant has any document of a kind of reference data. */
function useHasAny(path: string): boolean {
  const { call } = useSession();
  const found = useQuery({
    queryKey: ['home', 'has-any', path],
    queryFn: async ({ signal }) => {
      const json = { $query: {}, $filter: { $limit: 1 }, $projection: {} };
      return (await readEnvelope(call({ service: 'admin', path, json, signal }))).$hits.total > 0;
    },
  });
  return found.data ?? false;
}

/** What to do with an archive that holds nothing yet; what is done is marked. */
export function FirstSteps({ withoutContract }: { readonly withoutContract: boolean }) {
  const words = useWords(WORDS);
  const { call, may } = useSession();
  const client = useQueryClient();
  const hasAgencies = useHasAny('/agencies');
  const hasContracts = useHasAny('/ingestcontracts');
  const start = useMutation({
    mutationFn: () => call({ service: 'chartrier', method: 'POST', path: '/starterdata' }),
    onSettled: () => client.invalidateQueries(),
  });
  const isBare = !hasAgencies && !hasContracts;
  return (
    <Section title={words.first}>
      <ol className="first-steps">
        <Step isDone={hasAgencies}>
          <Link to="/referentials/$kind" params={{ kind: 'agencies' }}>
            {words.steps.agencies}
          </Link>
        </Step>
        <Step isDone={hasContracts}>
          <Link to="/referentials/$kind" params={{ kind: 'ingestcontracts' }}>
            {words.steps.contracts}
          </Link>
        </Step>
        {withoutContract ? (
          <Step isDone={false}>
            <Link to="/administration">{words.steps.access}</Link>
          </Step>
        ) : null}
        <Step isDone={false}>
          <Link to="/deposit">{words.steps.deposit}</Link>
        </Step>
        <Step isDone={false}>
          <Link to="/search">{words.steps.search}</Link>
        </Step>
      </ol>
      {isBare && may('starterdata:create') ? (
        <div className="page-actions">
          <Button kind="main" pageKey="d" isDisabled={start.isPending} onPress={() => start.mutate()}>
            {start.isPending ? words.starting : words.starter}
          </Button>
          <span className="quiet">{words.starterHelp}</span>
        </div>
      ) : null}
      {start.error === null ? null : <Refusal error={start.error} />}
    </Section>
  );
}

function Step({ isDone, children }: { readonly isDone: boolean; readonly children: ReactNode }) {
  const words = useWords(WORDS);
  return (
    <li className={isDone ? 'step-done' : undefined}>
      {children} {isDone ? <span className="quiet">✓ {words.done}</span> : null}
    </li>
  );
}
