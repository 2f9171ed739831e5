import type { RouteAnswer } from './answers/route-answer.ts';
import { emptyAnswer } from './answers/route-answer.ts';
import { endpointDescriptors } from './endpoint-descriptors.ts';
import { identify, tenantOf } from './pipeline/admission.ts';
import type { IncomingRequest } from './pipeline/incoming-request.ts';
import type { Outcome } from './pipeline/pipeline.ts';
import { readerLanguage } from './pipeline/reader-language.ts';
import { type Stage, tellRefusal } from './pipeline/tell-refusal.ts';
import type { ServiceName } from './route.ts';
import { ROUTES } from './routes.ts';
import type { ApiServices } from './services.ts';

/**
 * Endpoints that ask for no permission, the same on each service: `/status` needs a known certificate only;
 * `/tenants` and OPTIONS also need X-Tenant-Id, and are not subject to the context's Permissions.
 */
export interface OpenEndpoint {
  readonly methods: readonly ('GET' | 'HEAD' | 'OPTIONS')[];
  readonly path: string;
  readonly needsTenant: boolean;
  readonly answer: (service: ServiceName, services: ApiServices) => Promise<RouteAnswer>;
}

const OPEN_ENDPOINTS: readonly OpenEndpoint[] = [
  {
    methods: ['GET', 'HEAD'],
    path: '/status',
    needsTenant: false,
    answer: (_service, services) => status(services),
  },
  {
    methods: ['GET'],
    path: '/tenants',
    needsTenant: true,
    answer: async (_service, { tenants }) => ({ kind: 'json', value: tenants.active().map(({ id }) => id) }),
  },
  {
    methods: ['OPTIONS'],
    path: '/',
    needsTenant: true,
    answer: async (service) => ({ kind: 'json', value: endpointDescriptors(ROUTES, service) }),
  },
];

/** Vitam's clients of the pre-deposit ask each of its resources. */
const COLLECT_STATUS: readonly OpenEndpoint[] = ['/projects/status', '/transactions/status'].map((path) => ({
  methods: ['GET', 'HEAD'],
  path,
  needsTenant: false,
  answer: (_service, services) => status(services),
}));

/** Those of a service; `/chartrier/v1/tenants` is a route of its own, with what administrators need. */
export function openEndpointsOf(service: ServiceName): readonly OpenEndpoint[] {
  if (service === 'collect') return [...OPEN_ENDPOINTS, ...COLLECT_STATUS];
  return service === 'chartrier' ? OPEN_ENDPOINTS.filter(({ path }) => path !== '/tenants') : OPEN_ENDPOINTS;
}

/** 204 when the service can work, 503 when its database does not answer. */
async function status({ database, logger }: ApiServices): Promise<RouteAnswer> {
  try {
    await database.query('select 1');
    return emptyAnswer(204);
  } catch (error) {
    logger.error({ error }, 'The database does not answer');
    return emptyAnswer(503);
  }
}

export async function answerOpen(
  request: IncomingRequest,
  service: ServiceName,
  endpoint: OpenEndpoint,
  services: ApiServices,
): Promise<Outcome> {
  const language = readerLanguage(request.header('accept-language'), services.settings.language);
  let requestId: string | undefined;
  let stage: Stage = { name: 'tenant' };
  try {
    if (endpoint.needsTenant) requestId = services.newGuid('operation', tenantOf(request, services));
    stage = { name: 'identity' };
    await identify(request, services);
    return { requestId, language, result: { answer: await endpoint.answer(service, services) } };
  } catch (error) {
    return {
      requestId,
      language,
      result: { refusal: tellRefusal(error, stage, language, requestId, services) },
    };
  }
}
