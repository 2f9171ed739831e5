import type { SessionState, TenantRights } from '@chartrier/client';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { asksAgain, type Caller, callerOf, RefusedCall, readJson, type Standing } from '../api/index.ts';
import { type Language, useLanguage } from '../language/index.ts';
import { Refusal, Waiting } from '../parts/index.ts';
import { Awaited } from './awaited.tsx';
import { ChangePassword } from './change-password.tsx';
import { NoTenant } from './no-tenant.tsx';
import { SignIn } from './sign-in.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** Who is reading, where, and the way to ask the server on their behalf. */
export interface Session {
  readonly view: SessionState;
  readonly tenant: TenantRights;
  readonly accessContract: string | undefined;
  /** Calls in the tenant and through the contract chosen. */
  readonly call: Caller;
  /** What a call carries, for those that are not made by `call`. */
  readonly standing: Standing;
  /** Calls as the administrator of the whole installation, in its own tenant. */
  readonly callAsAdministrator: Caller;
  readonly may: (permission: string) => boolean;
  /** What one may do as the administrator of the whole installation. */
  readonly mayAdminister: (permission: string) => boolean;
  readonly choose: (tenant: number, accessContract?: string) => void;
  readonly signOut: () => Promise<void>;
  /** After an answer that says that the session ended: has one sign in over this page, which stays. */
  readonly askAgain: () => void;
}

const Signed = createContext<Session | undefined>(undefined);
const PLACE = 'chartrier.place';
export const SESSION_KEY = ['session'] as const;

export function useSession(): Session {
  const session = use(Signed);
  if (session === undefined) throw new Error('useSession is called outside SessionProvider');
  return session;
}

interface Place {
  readonly tenant?: number | undefined;
  readonly accessContract?: string | undefined;
}

/** The tenant and contract last used on this browser. */
function keptPlace(): Place {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    return kept !== null && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

/** Who is signed in, as the server says; also asked before anything is drawn, not to wait for it afterwards. */
export function sessionQuery(language: Language) {
  return queryOptions({
    queryKey: SESSION_KEY,
    queryFn: () => readJson<SessionState>(callerOf({ language })({ service: 'chartrier', path: '/session' })),
    staleTime: Number.POSITIVE_INFINITY,
    // the server itself may be starting
    retry: (count: number, error: Error) =>
      asksAgain(count, error) || (error instanceof RefusedCall && error.isPassing && count < 20),
  });
}

/** Shows the sign-in page, the change of a one-time password, or the page asked for. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const client = useQueryClient();
  const state = useQuery(sessionQuery(language));
  const enter = useCallback(
    async (view: SessionState) => {
      const before = client.getQueryData<SessionState>(SESSION_KEY);
      client.setQueryData(SESSION_KEY, view);
      const others = { predicate: isOther };
      // another person sees nothing of what the former one had read
      if (before !== undefined && before.person.id !== view.person.id) client.removeQueries(others);
      else await client.invalidateQueries(others);
    },
    [client],
  );
  const signedOut = state.error instanceof RefusedCall && state.error.trouble === 'signed-out';
  if (state.data === undefined) {
    const { failureReason } = state;
    // it goes on by itself: there is nothing to press
    if (state.isPending && failureReason instanceof RefusedCall && failureReason.isPassing)
      return <Awaited error={failureReason} />;
    if (state.isPending) return <Waiting />;
    if (signedOut) return <SignIn onSignedIn={enter} />;
    return <Refusal error={state.error} onRetry={() => void state.refetch()} />;
  }
  if (state.data.passwordChangeRequired) return <ChangePassword view={state.data} onChanged={enter} />;
  return (
    <>
      <Place key={state.data.person.id} view={state.data}>
        {children}
      </Place>
      {signedOut ? <SignInAgain login={state.data.person.login} onSignedIn={enter} /> : null}
    </>
  );
}

function gives({ fullAccess, permissions }: TenantRights, permission: string): boolean {
  return fullAccess || permissions.includes(permission);
}

function isOther({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== SESSION_KEY[0];
}

function Place({ view, children }: { readonly view: SessionState; readonly children: ReactNode }) {
  const { language } = useLanguage();
  const client = useQueryClient();
  const [place, setPlace] = useState(keptPlace);
  const tenant = view.tenants.find((one) => one.tenant === place.tenant) ?? view.tenants[0];
  const accessContract =
    tenant?.accessContracts.find((one) => one === place.accessContract) ?? tenant?.accessContracts[0];

  const session = useMemo((): Session | undefined => {
    if (tenant === undefined) return undefined;
    const person = { csrfToken: view.csrfToken, language };
    const standing: Standing = {
      ...person,
      tenant: tenant.tenant,
      ...(accessContract === undefined ? {} : { accessContract }),
    };
    const call = callerOf(standing);
    // the page stays: what is known of the session is asked again, and a session that has ended is taken up over it
    const ask = (): void => {
      void client.invalidateQueries({ queryKey: SESSION_KEY });
    };
    return {
      view,
      tenant,
      accessContract,
      call,
      standing,
      callAsAdministrator: callerOf({ ...person, tenant: view.administrationTenant }),
      may: (permission) => gives(tenant, permission),
      mayAdminister: (permission) =>
        view.tenants.some((one) => one.tenant === view.administrationTenant && gives(one, permission)),
      choose: (chosen, contract) => {
        const next = { tenant: chosen, accessContract: contract };
        localStorage.setItem(PLACE, JSON.stringify(next));
        client.removeQueries({ predicate: isOther });
        setPlace(next);
      },
      signOut: async () => {
        await call({ service: 'chartrier', method: 'DELETE', path: '/session' });
        client.clear();
        window.location.assign('/');
      },
      askAgain: ask,
    };
  }, [view, tenant, accessContract, language, client]);

  return session === undefined ? <NoTenant view={view} /> : <Signed value={session}>{children}</Signed>;
}
