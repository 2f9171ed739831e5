import { useWords } from '../language/index.ts';
import { ChoiceField } from '../parts/index.ts';
import { useSession } from './session.tsx';
import './tenant-choice.css';
import { WORDS } from './words.ts';

/** Where one reads: the tenant, and the access contract when several are open. */
export function TenantChoice() {
  const words = useWords(WORDS);
  const { view, tenant, accessContract, choose } = useSession();
  return (
    <div className="tenant-choice">
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
