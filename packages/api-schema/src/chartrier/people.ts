import Type from 'typebox';

const login = Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9._@+\\-]+$' });
const name = Type.String({ minLength: 1, maxLength: 200 });
const email = Type.String({ minLength: 3, maxLength: 320 });
const language = Type.Enum(['fr', 'en']);
const groups = Type.Array(Type.String(), { maxItems: 1_000, uniqueItems: true });
const date = Type.String({ format: 'date-time' });

/** Someone who may sign in. What they may do comes from their groups only. */
export const Person = Type.Object({
  id: Type.String(),
  login,
  name,
  email: Type.Optional(email),
  language: Type.Optional(language),
  /** ERASED: the personal data is gone, the id stays for journals. */
  status: Type.Enum(['ACTIVE', 'SUSPENDED', 'ERASED']),
  /** `local`, or the id of the OpenID Connect provider that signs them in. */
  provider: Type.String(),
  groups,
  passwordChangeRequired: Type.Boolean(),
  createdAt: date,
  lastSignInAt: Type.Optional(date),
});
export type Person = Type.Static<typeof Person>;

export const NewPerson = Type.Object(
  {
    login,
    name,
    email: Type.Optional(email),
    language: Type.Optional(language),
    provider: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    groups: Type.Optional(groups),
  },
  { additionalProperties: false },
);
export type NewPerson = Type.Static<typeof NewPerson>;

/** What changes of a person; what is left out stays. */
export const PersonUpdate = Type.Object(
  {
    name: Type.Optional(name),
    email: Type.Optional(email),
    language: Type.Optional(language),
    status: Type.Optional(Type.Enum(['ACTIVE', 'SUSPENDED'])),
    groups: Type.Optional(groups),
  },
  { additionalProperties: false },
);
export type PersonUpdate = Type.Static<typeof PersonUpdate>;

/** A person with the password to hand to them, once: it expires, and must be changed at the first sign-in. */
export const PersonWithPassword = Type.Object({
  person: Person,
  /** Absent for those whom a provider signs in. */
  oneTimePassword: Type.Optional(Type.String()),
  oneTimePasswordExpiresAt: Type.Optional(date),
});
export type PersonWithPassword = Type.Static<typeof PersonWithPassword>;

/** What a group gives on one tenant: permissions, and the one access contract through which archives are seen. */
export const Grant = Type.Object(
  {
    tenant: Type.Integer({ minimum: 0 }),
    accessContract: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    fullAccess: Type.Optional(Type.Boolean()),
    permissions: Type.Optional(Type.Array(Type.String(), { maxItems: 1_000, uniqueItems: true })),
  },
  { additionalProperties: false },
);
export type Grant = Type.Static<typeof Grant>;

export const Group = Type.Object({
  id: Type.String(),
  name,
  description: Type.Optional(Type.String()),
  grants: Type.Array(Grant),
  /** Values of a provider's groups claim that put a person in this group at sign-in. */
  externalNames: Type.Array(Type.String()),
  members: Type.Integer(),
  createdAt: date,
});
export type Group = Type.Static<typeof Group>;

/** A group as it is made, or replaced. */
export const GroupContent = Type.Object(
  {
    name,
    description: Type.Optional(Type.String({ maxLength: 2_000 })),
    grants: Type.Array(Grant, { maxItems: 10_000 }),
    externalNames: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 100, uniqueItems: true }),
    ),
  },
  { additionalProperties: false },
);
export type GroupContent = Type.Static<typeof GroupContent>;

/** What someone did or was refused: signing in, a change of rights… */
export const PeopleEvent = Type.Object({
  at: date,
  type: Type.String(),
  outcome: Type.Enum(['OK', 'KO']),
  person: Type.Optional(Type.String()),
  /** Who did it: a person, or the context of an application. */
  actor: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  detail: Type.Record(Type.String(), Type.Unknown()),
  /** The operation of the administration tenant that journalled it. */
  operation: Type.Optional(Type.String()),
});
export type PeopleEvent = Type.Static<typeof PeopleEvent>;
