import { useRef } from 'react';
import { useWords } from '../language/index.ts';
import { ChoiceField, usePageKeys } from '../parts/index.ts';
import { useSession } from './session.tsx';
import './tenant-choice.css';
import { WORDS } from './words.ts';

/** Where one reads: the tenant, and the access contract when several are open. */
export function TenantChoice() {
  const words = useWords(WORDS);
  const { view, tenant, accessContract, choose } = useSession();
  const box = useRef<HTMLDivElement>(null);
  const hasChoice = view.tenants.length > 1 || tenant.accessContracts.length > 1;
  usePageKeys(
    hasChoice
      ? [
          {
            key: 'E',
            does: words.chooseTenant,
            act: () => box.current?.querySelector('button')?.focus(),
            everywhere: true,
          },
        ]
      : [],
  );
  return (
    <div className="tenant-choice" ref={box}>
      {view.tenants.length === 1 ? (
        <span>{tenant.name}</span>
      ) : (
        <ChoiceField
          label={words.tenant}
          hideLabel
          choices={view.tenants.map((one) => ({ id: String(one.tenant), label: one.name }))}
          value={String(tenant.tenant)}
          onChange={(id) => choose(Number(id))}
        />
      )}
      {tenant.accessContracts.length < 2 || accessContract === undefined ? null : (
        <ChoiceField
          label={words.contract}
          hideLabel
          choices={tenant.accessContracts.map((id) => ({ id, label: id }))}
          value={accessContract}
          onChange={(id) => choose(tenant.tenant, id)}
        />
      )}
    </div>
  );
}
