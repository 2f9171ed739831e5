import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';

export type { Logger };

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LoggingOptions {
  readonly level: LogLevel;
  /** Which program writes: `server`, `worker`. */
  readonly service: string;
  /** Standard output when absent. */
  readonly destination?: DestinationStream;
}

/** An error as a log holds it. A driver's error carries its whole connection, secret key included: left out. */
function serializedError(error: Error): object {
  const { client: _connection, ...told } = { ...stdSerializers.errWithCause(error) } as Record<
    string,
    unknown
  >;
  return told;
}

/**
 * Structured logs: one JSON object a line, with `time` in ISO 8601. Certificates and credentials never reach a log:
 * the headers that carry them are removed wherever a request is logged.
 */
export function createLogger({ level, service, destination }: LoggingOptions): Logger {
  const options: LoggerOptions = {
    level,
    base: { service, pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: serializedError, err: serializedError },
    redact: {
      paths: [
        'headers.authorization',
        'headers.cookie',
        'headers["x-ssl-client-cert"]',
        'headers["x-personal-certificate"]',
      ],
      remove: true,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
