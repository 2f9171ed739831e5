import type { ObjectGroup } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { readEnvelope } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Empty, Refusal, usePageKeys } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

const ARK = /^ark:\/?[0-9a-z]+\/\S+$/i;

/** No unit answers: why that may be; an ARK may be an object's, or of something that was removed. */
export function NothingFound({
  typed,
  isWhole,
}: {
  readonly typed: string;
  /** Nothing narrows the search: there is nothing that this reader may see. */
  readonly isWhole: boolean;
}) {
  const words = useWords(WORDS);
  const ark = typed.trim();
  if (isWhole) return <HoldsNothing />;
  return (
    <>
      {ARK.test(ark) ? <ArkOfObject ark={ark} /> : null}
      <Empty title={words.nothing}>{words.nothingHelp}</Empty>
    </>
  );
}

function HoldsNothing() {
  const words = useWords(WORDS);
  const { may } = useSession();
  const navigate = useNavigate();
  const mayDeposit = may('ingests:create');
  usePageKeys(
    mayDeposit ? [{ key: 'v', does: words.deposit, act: () => void navigate({ to: '/deposit' }) }] : [],
  );
  return (
    <Empty
      title={words.holdsNothing}
      actions={
        mayDeposit ? (
          <Link className="button" to="/deposit" aria-keyshortcuts="v">
            {words.deposit}
          </Link>
        ) : undefined
      }
    >
      {words.holdsNothingHelp}
    </Empty>
  );
}

function ArkOfObject({ ark }: { readonly ark: string }) {
  const words = useWords(WORDS);
  const { call, may } = useSession();
  const found = useQuery({
    queryKey: ['object-of-ark', ark],
    enabled: may('objects:objectsbypersistentidentifier:id:read'),
    queryFn: async ({ signal }) => {
      const path = `/objects/byobjectspersistentidentifier/${encodeURI(ark)}`;
      const json = { $projection: {} };
      return (await readEnvelope<ObjectGroup>(call({ service: 'access', path, json, signal }))).$results;
    },
  });
  if (found.error !== null) return <Refusal error={found.error} />;
  const units = (found.data ?? []).flatMap((group) => [group['#unitups'] ?? []].flat().map(String));
  if (units.length === 0) return null;
  return (
    <p role="status">
      {words.arkElsewhere}{' '}
      {units.map((id) => (
        <Link key={id} to="/units/$id" params={{ id }}>
          <code>{id}</code>
        </Link>
      ))}
    </p>
  );
}
