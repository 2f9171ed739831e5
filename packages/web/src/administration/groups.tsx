import type { Group } from '@chartrier/client';
import { useState } from 'react';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import { Button, Confirm, Empty, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { GroupForm } from './group-form.tsx';
import { useGroups, useRemoving } from './use-people.ts';
import { WORDS } from './words.ts';

/** What each group gives, and to how many. */
export function Groups() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { view, mayAdminister } = useSession();
  const groups = useGroups();
  const removing = useRemoving();
  const [removed, setRemoved] = useState<Group>();
  const [edited, setEdited] = useState<Group | 'new'>();
  const tenantName = (tenant: number): string =>
    view.tenants.find((one) => one.tenant === tenant)?.name ?? String(tenant);
  const mayAdd = mayAdminister('groups:create');
  const close = (): void => {
    removing.reset();
    setRemoved(undefined);
  };
  return (
    <Section
      title={words.groups}
      aside={
        mayAdd ? (
          <Button pageKey="m" onPress={() => setEdited('new')}>
            {words.newGroup}
          </Button>
        ) : undefined
      }
    >
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
          nameOf={({ name }) => name}
          actions={[
            ...(mayAdminister('groups:id:update') ? [{ key: 'e', does: words.edit, act: setEdited }] : []),
            ...(mayAdminister('groups:id:delete') ? [{ key: 'x', does: words.remove, act: setRemoved }] : []),
          ]}
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
          ]}
        />
      )}
      {removed === undefined ? null : (
        <Confirm
          title={withColon(words.remove, removed.name, language)}
          action={words.remove}
          doing={removing}
          onConfirm={() => removing.mutate(`/groups/${encodeURIComponent(removed.id)}`, { onSuccess: close })}
          onClose={close}
        >
          <p>{words.removeGroupHelp(removed.members)}</p>
        </Confirm>
      )}
    </Section>
  );
}
