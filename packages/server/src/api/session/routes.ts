import { OWN_ACCOUNT_ROUTES } from './own-account-routes.ts';
import { PROVIDER_ROUTES } from './provider-routes.ts';
import { SAVED_SEARCH_ROUTES } from './saved-search-routes.ts';
import type { SessionRoute } from './session-route.ts';
import { SIGN_IN_ROUTES } from './sign-in-routes.ts';

/** Every endpoint that needs no tenant and no permission, under /chartrier/v1. */
export const SESSION_ROUTES: readonly SessionRoute[] = [
  ...SIGN_IN_ROUTES,
  ...PROVIDER_ROUTES,
  ...OWN_ACCOUNT_ROUTES,
  ...SAVED_SEARCH_ROUTES,
];
