import type { Group } from '@chartrier/client';
import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, Empty, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { GroupForm } from './group-form.tsx';
import { useGroups } from './use-people.ts';
import { WORDS } from './words.ts';

/** What each group gives, and to how many. */
export function Groups() {
  const words = useWords(WORDS);
  const { view } = useSession();
  const groups = useGroups();
  const [edited, setEdited] = useState<Group | 'new'>();
  const tenantName = (tenant: number): string =>
    view.tenants.find((one) => one.tenant === tenant)?.name ?? String(tenant);
  return (
    <Section title={words.groups} aside={<Button onPress={() => setEdited('new')}>{words.newGroup}</Button>}>
      {edited === undefined ? null : (
        <GroupForm
          key={edited === 'new' ? 'new' : edited.id}
          group={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      {groups.error === null ? null : <Refusal error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.isPending ? <Waiting /> : null}
      {groups.data?.length === 0 ? <Empty title={words.noGroups}>{words.noGroupsHelp}</Empty> : null}
      {groups.data === undefined || groups.data.length === 0 ? null : (
        <Table<Group>
          label={words.groups}
          rows={groups.data}
          keyOf={({ id }) => id}
          columns={[
            { name: words.name, cell: ({ name }) => name },
            {
              name: words.grants,
              cell: ({ grants }) =>
                grants
                  .map(({ tenant, fullAccess, permissions, accessContract }) => {
                    const rights =
                      fullAccess === true ? words.everything : words.rights(permissions?.length ?? 0);
                    return `${tenantName(tenant)} (${rights}, ${accessContract ?? words.noContract})`;
                  })
                  .join(' ; '),
            },
            { name: words.members, numeric: true, cell: ({ members }) => members },
            {
              name: words.actions,
              cell: (group) => (
                <Button kind="bare" onPress={() => setEdited(group)}>
                  {words.edit}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
