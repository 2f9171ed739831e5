import Type from 'typebox';

/** How a person signs in with a login and a password of this installation. */
export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);
export type SignIn = Type.Static<typeof SignIn>;

/** What a person may do on one tenant, all groups together. */
export const TenantRights = Type.Object({
  tenant: Type.Integer(),
  name: Type.String(),
  /** Contracts to choose from in X-Access-Contract-Id; with one only, the header may be left out. */
  accessContracts: Type.Array(Type.String()),
  fullAccess: Type.Boolean(),
  /** Empty with full access. */
  permissions: Type.Array(Type.String()),
});
export type TenantRights = Type.Static<typeof TenantRights>;

/** Who is signed in, until when, and what the interface may show. */
export const SessionState = Type.Object({
  person: Type.Object({
    id: Type.String(),
    login: Type.String(),
    name: Type.String(),
    email: Type.Optional(Type.String()),
    language: Type.Optional(Type.Enum(['fr', 'en'])),
    provider: Type.String(),
  }),
  /** To be sent in X-CSRF-Token with every request but GET and HEAD. */
  csrfToken: Type.String(),
  /** Nothing but a change of password is allowed before it is done. */
  passwordChangeRequired: Type.Boolean(),
  /** When the session ends if nothing is asked meanwhile, and when it ends whatever happens. */
  idleExpiresAt: Type.String({ format: 'date-time' }),
  expiresAt: Type.String({ format: 'date-time' }),
  administrationTenant: Type.Integer(),
  tenants: Type.Array(TenantRights),
});
export type SessionState = Type.Static<typeof SessionState>;

/** A way to sign in: the local accounts, or an OpenID Connect provider. */
export const SignInProvider = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum(['local', 'openid']),
  /** Where the browser goes, for a provider; takes `?returnTo=/path`. */
  href: Type.Optional(Type.String()),
});
export type SignInProvider = Type.Static<typeof SignInProvider>;

export const PasswordChange = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 256 }),
    next: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);
export type PasswordChange = Type.Static<typeof PasswordChange>;

/** What a person changes of their own account. */
export const OwnAccount = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    language: Type.Optional(Type.Enum(['fr', 'en'])),
  },
  { additionalProperties: false },
);
export type OwnAccount = Type.Static<typeof OwnAccount>;

/** One of a person's open sessions. */
export const OpenSession = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
  lastSeenAt: Type.String({ format: 'date-time' }),
  expiresAt: Type.String({ format: 'date-time' }),
  address: Type.Optional(Type.String()),
  userAgent: Type.Optional(Type.String()),
});
export type OpenSession = Type.Static<typeof OpenSession>;
