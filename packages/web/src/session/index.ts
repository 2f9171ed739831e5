export { type Session, SessionProvider, useSession } from './session.tsx';
export { TenantChoice } from './tenant-choice.tsx';
