import type { Tenant } from '@chartrier/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { Button, Field, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { Usage } from './usage.tsx';
import { useNewTenant, useTenants, useUpdateTenant } from './use-tenants.ts';
import { WORDS } from './words.ts';

/** The tenants of the installation, and what each holds and does. */
export function Tenants() {
  const words = useWords(WORDS);
  const tenants = useTenants();
  const update = useUpdateTenant();
  const [adding, setAdding] = useState(false);
  const [measured, setMeasured] = useState<Tenant>();
  const error = tenants.error ?? update.error;
  return (
    <Section title={words.tenants} aside={<Button onPress={() => setAdding(true)}>{words.newTenant}</Button>}>
      {adding ? <TenantForm onClose={() => setAdding(false)} /> : null}
      {error === null ? null : <Refusal error={error} onRetry={() => void tenants.refetch()} />}
      {tenants.isPending ? <Waiting /> : null}
      {tenants.data === undefined ? null : (
        <Table<Tenant>
          label={words.tenants}
          rows={tenants.data}
          keyOf={({ id }) => String(id)}
          columns={[
            { name: words.number, cell: ({ id }) => <code>{id}</code> },
            {
              name: words.name,
              cell: ({ name, administration }) =>
                administration ? `${name} · ${words.administrationTenant}` : name,
            },
            { name: words.status, cell: ({ status }) => words.statuses[status] },
            {
              name: words.actions,
              cell: (tenant) => (
                <span className="row-actions">
                  <Button kind="bare" onPress={() => setMeasured(tenant)}>
                    {words.usage}
                  </Button>
                  {tenant.administration || tenant.status === 'ERASED' ? null : (
                    <Button
                      kind="bare"
                      onPress={() =>
                        update.mutate({
                          id: tenant.id,
                          update: { status: tenant.status === 'ACTIVE' ? 'SUSPENDED' : 'ACTIVE' },
                        })
                      }
                    >
                      {tenant.status === 'ACTIVE' ? words.suspend : words.reopen}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {measured === undefined ? null : <Usage key={measured.id} tenant={measured} />}
    </Section>
  );
}

function TenantForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const create = useNewTenant();
  const client = useQueryClient();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  return (
    <Form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
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
    </Form>
  );
}
