import type { Tenant } from '@chartrier/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import {
  Button,
  Confirm,
  Field,
  Refusal,
  type RowAction,
  Section,
  StatusMark,
  Table,
  Waiting,
} from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { AdminForm } from './admin-form.tsx';
import { ExportTenant } from './export-tenant.tsx';
import { Usage } from './usage.tsx';
import { useEraseTenant, useNewTenant, useTenants, useUpdateTenant } from './use-tenants.ts';
import { WORDS } from './words.ts';

const MARK = { ACTIVE: 'OK', SUSPENDED: 'WARNING', ERASED: 'KO' } as const;
type TenantAction = 'suspend' | 'reopen' | 'eraseTenant';

const NEEDS: Readonly<Record<TenantAction, string>> = {
  suspend: 'tenants:id:update',
  reopen: 'tenants:id:update',
  eraseTenant: 'tenants:id:delete',
};

function isThere({ status }: Tenant): boolean {
  return status !== 'ERASED';
}

/** The administration tenant stays; another is suspended before it is erased. */
function actionsOn({ administration, status }: Tenant): readonly TenantAction[] {
  if (administration || status === 'ERASED') return [];
  return status === 'ACTIVE' ? ['suspend'] : ['reopen', 'eraseTenant'];
}

/** The tenants of the installation, and what each holds and does. */
export function Tenants() {
  const words = useWords(WORDS);
  const tenants = useTenants();
  const [adding, setAdding] = useState(false);
  const [measured, setMeasured] = useState<Tenant>();
  const [exported, setExported] = useState<Tenant>();
  const [asked, ask] = useState<{ readonly action: TenantAction; readonly tenant: Tenant }>();
  const { mayAdminister } = useSession();
  const mayAdd = mayAdminister('tenants:create');
  const change = (key: string, action: TenantAction): readonly RowAction<Tenant>[] =>
    mayAdminister(NEEDS[action])
      ? [
          {
            key,
            does: words[action],
            isOffered: (tenant) => actionsOn(tenant).includes(action),
            act: (tenant) => ask({ action, tenant }),
          },
        ]
      : [];
  return (
    <Section
      title={words.tenants}
      aside={
        mayAdd ? (
          <Button pageKey="n" onPress={() => setAdding(true)}>
            {words.newTenant}
          </Button>
        ) : undefined
      }
    >
      {adding ? <TenantForm onClose={() => setAdding(false)} /> : null}
      {tenants.error === null ? null : (
        <Refusal error={tenants.error} onRetry={() => void tenants.refetch()} />
      )}
      {tenants.isPending ? <Waiting /> : null}
      {tenants.data === undefined ? null : (
        <Table<Tenant>
          label={words.tenants}
          rows={tenants.data}
          keyOf={({ id }) => String(id)}
          nameOf={({ name }) => name}
          actions={[
            ...(mayAdminister('tenants:id:usage:read')
              ? [{ key: 'u', does: words.usage, isOffered: isThere, act: setMeasured }]
              : []),
            ...(mayAdminister('tenants:id:export')
              ? [{ key: 'e', does: words.exportTenant, isOffered: isThere, act: setExported }]
              : []),
            ...change('s', 'suspend'),
            ...change('o', 'reopen'),
            ...change('x', 'eraseTenant'),
          ]}
          columns={[
            { name: words.number, cell: ({ id }) => <code>{id}</code> },
            {
              name: words.name,
              cell: ({ name, administration }) =>
                administration ? `${name} · ${words.administrationTenant}` : name,
            },
            {
              name: words.status,
              cell: ({ status }) => <StatusMark status={MARK[status]} label={words.tenantStatuses[status]} />,
            },
          ]}
        />
      )}
      {asked === undefined ? null : <TenantChange {...asked} onClose={() => ask(undefined)} />}
      {exported === undefined ? null : (
        <ExportTenant tenant={exported} onClose={() => setExported(undefined)} />
      )}
      {measured === undefined ? null : <Usage key={measured.id} tenant={measured} />}
    </Section>
  );
}

/** Says what a change of a tenant does, before it is done; erasing asks for its name. */
function TenantChange({
  tenant,
  action,
  onClose,
}: {
  readonly tenant: Tenant;
  readonly action: TenantAction;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const update = useUpdateTenant();
  const erase = useEraseTenant();
  const [written, write] = useState('');
  const { language } = useLanguage();
  const erases = action === 'eraseTenant';
  const confirm = (): void => {
    if (erases) erase.mutate({ id: tenant.id, confirmation: written }, { onSuccess: onClose });
    else
      update.mutate(
        { id: tenant.id, update: { status: action === 'suspend' ? 'SUSPENDED' : 'ACTIVE' } },
        { onSuccess: onClose },
      );
  };
  return (
    <Confirm
      title={withColon(words[action], tenant.name, language)}
      action={words[action]}
      isReady={!erases || written === tenant.name}
      doing={erases ? erase : update}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{words.tenantHelp[action]}</p>
      {erases ? (
        <Field label={words.writeName(tenant.name)} value={written} onChange={write} autoComplete="off" />
      ) : null}
    </Confirm>
  );
}

function TenantForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const create = useNewTenant();
  const client = useQueryClient();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  return (
    <AdminForm
      onClose={onClose}
      onSend={() => {
        create.mutate(
          { id: Number(id), name },
          {
            onSuccess: () => {
              void client.invalidateQueries({ queryKey: ['session'] });
              onClose();
            },
          },
        );
      }}
    >
      <Field label={words.number} value={id} onChange={setId} isRequired pattern="\d{1,9}" />
      <Field label={words.name} value={name} onChange={setName} isRequired />
      {create.error === null ? null : <Refusal error={create.error} />}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={create.isPending}>
          {words.create}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </AdminForm>
  );
}
