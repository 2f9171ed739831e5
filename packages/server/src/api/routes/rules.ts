import type { Route } from '../route.ts';
import { fileCheckRoute } from './checking-files.ts';
import { importRoute } from './importing-referentials.ts';
import { readingRoutes } from './reading-referentials.ts';

const collection = 'FileRules';
const path = '/rules';
const what = 'management rules';

/** Management rules: how long to keep, when to open, what may be reused. */
export const RULE_ROUTES: readonly Route[] = [
  ...readingRoutes({ collection, path, what, search: 'rules:read', byId: 'rules:id:read' }),
  importRoute({ collection, path, what, permission: 'rules:create', consumes: 'octets', answer: 'empty' }),
  fileCheckRoute({ collection, path: '/rulesfilecheck', what, permission: 'rulesfile:check' }),
];
