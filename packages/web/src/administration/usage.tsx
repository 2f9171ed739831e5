import type { Tenant, TenantUsage } from '@chartrier/client';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { formatBytes, formatCount, useLanguage, useWords } from '../language/index.ts';
import { Bars, Button, Field, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { useUpdateTenant, useUsage } from './use-tenants.ts';
import { WORDS } from './words.ts';

type Month = TenantUsage['months'][number];

function operationsOf({ operations }: Month): number {
  return Object.values(operations).reduce((sum, count) => sum + count, 0);
}

/** What a tenant holds, what it did month after month, and what it may hold at most. */
export function Usage({ tenant }: { readonly tenant: Tenant }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const usage = useUsage(tenant.id);
  if (usage.error !== null) return <Refusal error={usage.error} onRetry={() => void usage.refetch()} />;
  if (usage.data === undefined) return <Waiting />;
  const { units, objects, bytes, months } = usage.data;
  const kinds = [...new Set(months.flatMap(({ operations }) => Object.keys(operations)))].sort();
  return (
    <Section title={words.usageOf(tenant.name)}>
      <div className="usage">
        <p role="status">
          {words.holds(
            formatCount(units, language),
            formatCount(objects, language),
            formatBytes(bytes, language),
          )}
        </p>
        <Bars
          label={words.operationsByMonth}
          bars={months.map((month) => ({ label: month.month, count: operationsOf(month) })).toReversed()}
        />
        {months.length === 0 ? null : (
          <Table<Month>
            label={words.operationsByMonth}
            rows={months}
            keyOf={({ month }) => month}
            columns={[
              { name: words.month, cell: ({ month }) => month },
              ...kinds.map((kind) => ({
                name: words.operationKinds[kind] ?? kind,
                numeric: true,
                cell: ({ operations }: Month) => formatCount(operations[kind] ?? 0, language),
              })),
              {
                name: words.total,
                numeric: true,
                cell: (month) => formatCount(operationsOf(month), language),
              },
            ]}
          />
        )}
        <QuotaForm tenant={tenant} />
      </div>
    </Section>
  );
}

const LIMITS = ['units', 'objects', 'bytes'] as const;

/** What a tenant may hold; an empty field is no limit. */
function QuotaForm({ tenant }: { readonly tenant: Tenant }) {
  const words = useWords(WORDS);
  const update = useUpdateTenant();
  const [written, write] = useState<Readonly<Record<(typeof LIMITS)[number], string>>>({
    units: String(tenant.quota.units ?? ''),
    objects: String(tenant.quota.objects ?? ''),
    bytes: String(tenant.quota.bytes ?? ''),
  });
  return (
    <Form
      className="quota"
      onSubmit={(event) => {
        event.preventDefault();
        const given = LIMITS.flatMap((name) => (written[name] === '' ? [] : [[name, Number(written[name])]]));
        update.mutate({ id: tenant.id, update: { quota: Object.fromEntries(given) } });
      }}
    >
      <p className="quiet">{words.quota}</p>
      <div className="quota-fields">
        {LIMITS.map((name) => (
          <Field
            key={name}
            label={words.quotas[name]}
            value={written[name]}
            onChange={(value) => write({ ...written, [name]: value.replace(/\D/g, '') })}
            inputMode="numeric"
            autoComplete="off"
          />
        ))}
        <Button type="submit" isDisabled={update.isPending}>
          {words.save}
        </Button>
      </div>
      {update.isSuccess ? <p role="status">{words.saved}</p> : null}
      {update.error === null ? null : <Refusal error={update.error} />}
    </Form>
  );
}
