import Type from 'typebox';

const count = Type.Integer({ minimum: 0 });

/** What a tenant may hold; a deposit beyond is refused. No limit where nothing is said. */
export const TenantQuota = Type.Object(
  { units: Type.Optional(count), objects: Type.Optional(count), bytes: Type.Optional(count) },
  { additionalProperties: false },
);
export type TenantQuota = Type.Static<typeof TenantQuota>;

const name = Type.String({ minLength: 1, maxLength: 200 });

export const Tenant = Type.Object({
  id: count,
  name,
  status: Type.Enum(['ACTIVE', 'SUSPENDED', 'ERASED']),
  quota: TenantQuota,
  administration: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
});
export type Tenant = Type.Static<typeof Tenant>;

export const NewTenant = Type.Object(
  { id: count, name, quota: Type.Optional(TenantQuota) },
  { additionalProperties: false },
);
export type NewTenant = Type.Static<typeof NewTenant>;

/** What changes of a tenant; what is left out stays. */
export const TenantUpdate = Type.Object(
  {
    name: Type.Optional(name),
    status: Type.Optional(Type.Enum(['ACTIVE', 'SUSPENDED'])),
    quota: Type.Optional(TenantQuota),
  },
  { additionalProperties: false },
);
export type TenantUpdate = Type.Static<typeof TenantUpdate>;

/** The name of the tenant, written again by whoever erases it. */
export const TenantErasure = Type.Object({ confirmation: Type.String() }, { additionalProperties: false });
export type TenantErasure = Type.Static<typeof TenantErasure>;

/** What a tenant holds and did, for billing. */
export const TenantUsage = Type.Object({
  tenant: count,
  units: count,
  objectGroups: count,
  objects: count,
  bytes: count,
  quota: TenantQuota,
  /** Operations by month (UTC) and process type, the latest month first. */
  months: Type.Array(Type.Object({ month: Type.String(), operations: Type.Record(Type.String(), count) })),
});
export type TenantUsage = Type.Static<typeof TenantUsage>;
