/**
 * The external API: HTTP only. Each endpoint is data (routes.ts); the pipeline reads the request, checks who asks and
 * what for, calls one function of a lower room, and shapes the answer.
 *
 *     createApi(services)(app);
 *     registerMaintenance(app, services, {});
 */
export { keepFieldTypes } from './kept-field-types.ts';
export { registerMaintenance } from './maintenance.ts';
export { registerDocs } from './openapi/serve-docs.ts';
export { refuseMalformedUrl } from './pipeline/malformed-url.ts';
export { proxyTrust } from './pipeline/proxy-trust.ts';
export { createApi } from './register-api.ts';
export type { Route } from './route.ts';
export { ROUTES } from './routes.ts';
export type { ApiServices } from './services.ts';
export { registerWebFiles } from './web-files.ts';
