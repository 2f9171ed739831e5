export { type Session, SessionProvider, sessionQuery, useSession } from './session.tsx';
export { TenantChoice } from './tenant-choice.tsx';
