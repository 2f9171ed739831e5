import type { FastifyInstance } from 'fastify';

/** The server that routes are added to, plain or TLS. */
export type HttpServer = FastifyInstance;
