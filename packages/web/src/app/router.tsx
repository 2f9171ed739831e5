import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readSearch } from '../search/search-address.ts';
import { parseSearch, stringifySearch } from './address-search.ts';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** Every page has its address; a page's code comes when it is first opened. */
const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../home/home.tsx'), 'Home'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('../search/search.tsx'), 'Search'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/console',
    component: lazyRouteComponent(() => import('../console/console-page.tsx'), 'ConsolePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/units/$id',
    component: lazyRouteComponent(() => import('../unit/unit-page.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deposit',
    component: lazyRouteComponent(() => import('../deposit/deposit-page.tsx'), 'DepositPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations',
    component: lazyRouteComponent(() => import('../operations/operations-page.tsx'), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/$id',
    component: lazyRouteComponent(() => import('../operations/operation-page.tsx'), 'OperationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fonds',
    component: lazyRouteComponent(() => import('../fonds/fonds-page.tsx'), 'FondsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/fonds/$agency',
    component: lazyRouteComponent(() => import('../fonds/fonds-of-agency.tsx'), 'FondsOfAgency'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/referentials',
    component: lazyRouteComponent(() => import('../referentials/referentials-page.tsx'), 'ReferentialsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/referentials/$kind',
    component: lazyRouteComponent(() => import('../referentials/kind-page.tsx'), 'KindPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/referentials/$kind/$identifier',
    component: lazyRouteComponent(() => import('../referentials/document-page.tsx'), 'DocumentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration',
    component: lazyRouteComponent(
      () => import('../administration/administration-page.tsx'),
      'AdministrationPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration/$part',
    component: lazyRouteComponent(
      () => import('../administration/administration-page.tsx'),
      'AdministrationPage',
    ),
  }),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
