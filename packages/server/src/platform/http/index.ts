export { addHealthRoutes, mergedExposition } from './health-routes.ts';
export { createHttpServer, stopHttpServer, type UrlRefusal } from './http-server.ts';
export type { HttpServer } from './server-type.ts';
