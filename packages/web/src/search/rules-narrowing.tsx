import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Refusal, Tick } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { CriterionForm } from './criterion-form.tsx';
import { REACHED_BY_OFFSET } from './read-page.ts';
import { type RuleCriterion, writeCriterion } from './rule-criteria.ts';
import type { SearchAddress } from './search-address.ts';
import { conditionOf } from './search-query.ts';
import { withoutValue } from './tokens.tsx';
import { useNotComputed } from './use-counts.ts';
import { WORDS } from './words.ts';

/** What archivists ask most of rules, at a tick. */
const USUAL = [
  { name: 'communicable', criterion: { category: 'AccessRule', origin: 'inForce', endedBefore: 'today' } },
  { name: 'appraisable', criterion: { category: 'AppraisalRule', origin: 'inForce', endedBefore: 'today' } },
  { name: 'toDestroy', criterion: { category: 'AppraisalRule', origin: 'inForce', finalAction: 'Destroy' } },
  { name: 'held', criterion: { category: 'HoldRule', origin: 'inForce' } },
] as const satisfies readonly { readonly name: string; readonly criterion: RuleCriterion }[];

/** Criteria on rules: the usual ones, and any other by category. */
export function RulesNarrowing({
  address,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  const rules = address.rules ?? [];
  const add = (written: string): void => {
    if (!rules.includes(written)) onChange({ ...address, rules: [...rules, written] });
  };
  return (
    <section className="narrowing">
      <h2 className="caption">{words.rules}</h2>
      {USUAL.map(({ name, criterion }) => {
        const written = writeCriterion(criterion);
        return (
          <Tick
            key={name}
            isSelected={rules.includes(written)}
            onChange={(selected) =>
              selected ? add(written) : onChange(withoutValue(address, 'rules', written))
            }
          >
            {words.usual[name]}
          </Tick>
        );
      })}
      <DialogTrigger>
        <Button kind="bare" pageKey="c">
          {words.addCriterion}
        </Button>
        <ModalOverlay className="overlay" isDismissable>
          <Modal className="modal">
            <Dialog className="dialog">
              {({ close }) => (
                <>
                  <Heading slot="title">{words.addCriterion}</Heading>
                  <CriterionForm
                    onAdd={(criterion) => {
                      add(writeCriterion(criterion));
                      close();
                    }}
                    onCancel={close}
                  />
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
      <NotComputed address={address} />
    </section>
  );
}

/** The units that such a search cannot see, and the way to have them seen. */
function NotComputed({ address }: { readonly address: SearchAddress }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call, may } = useSession();
  const missing = useNotComputed(address);
  const [operation, setOperation] = useState<string>();
  const compute = useMutation({
    mutationFn: async () => {
      const { rules: _left, ...wider } = address;
      const json = { $roots: [], $query: [conditionOf(wider)] };
      const answer = await call({
        service: 'access',
        method: 'POST',
        path: '/units/computedInheritedRules',
        json,
      });
      setOperation(answer.headers.get('X-Request-Id') ?? undefined);
    },
  });
  if (missing === 0) return null;
  const count = formatCount(missing, language);
  return (
    <div className="not-computed" role="status">
      <p>
        {words.notComputed(missing >= REACHED_BY_OFFSET ? `${words.atLeast} ${count}` : count, missing > 1)}
      </p>
      {compute.error === null ? null : <Refusal error={compute.error} />}
      {operation !== undefined ? (
        <Link to="/operations/$id" params={{ id: operation }}>
          {words.computing}
        </Link>
      ) : may('computeInheritedRules:action') ? (
        <Button kind="bare" pageKey="o" isDisabled={compute.isPending} onPress={() => compute.mutate()}>
          {words.compute}
        </Button>
      ) : null}
    </div>
  );
}
