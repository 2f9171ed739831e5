import type { Group, GroupContent } from '@chartrier/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, ChoiceField, Field, Refusal, Tick } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { AdminForm } from './admin-form.tsx';
import { PermissionPicker } from './permission-picker.tsx';
import { useKeepGroup } from './use-people.ts';
import { useSuggestions } from './use-suggestions.ts';
import { WORDS } from './words.ts';

type Grant = GroupContent['grants'][number];

/** A group as it is made or changed: a name, and what it gives tenant by tenant. */
export function GroupForm({
  group,
  onClose,
}: {
  readonly group: Group | undefined;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const { view } = useSession();
  const client = useQueryClient();
  const keep = useKeepGroup(group?.id);
  const [name, setName] = useState(group?.name ?? '');
  const [grants, setGrants] = useState<readonly Grant[]>(group?.grants ?? []);
  const change = (tenant: number, next: Grant | undefined): void =>
    setGrants([...grants.filter((one) => one.tenant !== tenant), ...(next === undefined ? [] : [next])]);
  return (
    <AdminForm
      onClose={onClose}
      onSend={() => {
        const content: GroupContent = {
          name,
          grants: [...grants],
          ...(group?.description === undefined ? {} : { description: group.description }),
          ...(group === undefined ? {} : { externalNames: group.externalNames }),
        };
        keep.mutate(content, {
          onSuccess: () => {
            // one's own rights may have changed with it
            void client.invalidateQueries({ queryKey: ['session'] });
            onClose();
          },
        });
      }}
    >
      <Field label={words.name} value={name} onChange={setName} isRequired autoComplete="off" />
      <fieldset className="admin-groups">
        <legend>{words.grants}</legend>
        {view.tenants.map(({ tenant, name: tenantName }) => {
          const grant = grants.find((one) => one.tenant === tenant);
          return (
            <div key={tenant} className="grant">
              <Tick
                isSelected={grant !== undefined}
                onChange={(selected) => change(tenant, selected ? { tenant, fullAccess: true } : undefined)}
              >
                {tenantName}
              </Tick>
              {grant === undefined ? null : (
                <>
                  <ChoiceField
                    label={`${words.grantedRights} · ${tenantName}`}
                    value={grant.fullAccess === true ? 'all' : 'some'}
                    choices={[
                      { id: 'all', label: words.everything },
                      { id: 'some', label: words.someRights },
                    ]}
                    onChange={(id) => {
                      const { fullAccess: _full, permissions = [], ...rest } = grant;
                      change(tenant, id === 'all' ? { ...rest, fullAccess: true } : { ...rest, permissions });
                    }}
                  />
                  {grant.fullAccess === true ? null : (
                    <PermissionPicker
                      label={tenantName}
                      chosen={grant.permissions ?? []}
                      onChange={(permissions) => change(tenant, { ...grant, permissions })}
                    />
                  )}
                  <ContractField
                    tenant={tenant}
                    tenantName={tenantName}
                    value={grant.accessContract ?? ''}
                    onChange={(accessContract) => {
                      const { accessContract: _left, ...rest } = grant;
                      change(tenant, accessContract === '' ? rest : { ...rest, accessContract });
                    }}
                  />
                </>
              )}
            </div>
          );
        })}
      </fieldset>
      {keep.error === null ? null : <Refusal error={keep.error} />}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={keep.isPending || grants.length === 0}>
          {group === undefined ? words.create : words.save}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </AdminForm>
  );
}

/** The access contract through which a group sees the archives of a tenant; those of the tenant are suggested. */
function ContractField({
  tenant,
  tenantName,
  value,
  onChange,
}: {
  readonly tenant: number;
  readonly tenantName: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const words = useWords(WORDS);
  const suggestions = useSuggestions('accesscontracts', tenant);
  return (
    <Field
      label={`${words.contract} · ${tenantName}`}
      hint={words.contractHint}
      value={value}
      onChange={onChange}
      autoComplete="off"
      suggestions={suggestions}
    />
  );
}
