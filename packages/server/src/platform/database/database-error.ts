import { chartrierError, isChartrierError } from '@chartrier/messages';
import pg from 'pg';

/** Messages of `pg` itself, which carry no SQLSTATE, when a connection cannot be had or was lost. */
const LOST_CONNECTION =
  /connection terminated|timeout expired|client was closed|not queryable|pool is draining/i;
const POOL_EXHAUSTED = /timeout exceeded when trying to connect/i;
const SOCKET_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EACCES',
]);

/**
 * An error of PostgreSQL or of the connection as an error of the registry, its SQLSTATE in the parameters
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html). Any other error is given back as it is: what
 * `work` throws inside a transaction belongs to its author.
 */
export function databaseError(error: unknown): unknown {
  if (isChartrierError(error) || !(error instanceof Error)) return error;
  if (error instanceof pg.DatabaseError) return sqlError(error);
  if (POOL_EXHAUSTED.test(error.message)) return chartrierError('DATABASE_BUSY', {}, { cause: error });
  if (isLostConnection(error))
    return chartrierError('DATABASE_UNAVAILABLE', { reason: error.message }, { cause: error });
  return error;
}

const DIVISION_BY_ZERO = '22012';

/** Of an error given by `databaseError`. */
export function isDivisionByZero(error: unknown): boolean {
  return isChartrierError(error, 'DATABASE_ERROR') && error.parameters['sqlstate'] === DIVISION_BY_ZERO;
}

function isLostConnection(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'connect' || syscall === 'read' || syscall === 'write')
    return code !== undefined && SOCKET_ERRORS.has(code);
  return LOST_CONNECTION.test(error.message);
}

function sqlError(error: pg.DatabaseError): Error {
  const sqlstate = error.code ?? 'XX000';
  const facts = {
    sqlstate,
    reason: error.message,
    ...(error.constraint === undefined ? {} : { constraint: error.constraint }),
    ...(error.table === undefined ? {} : { table: error.table }),
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  };
  const options = { cause: error };
  switch (sqlstate) {
    case '23505':
      return chartrierError('DATABASE_DUPLICATE', { ...facts, constraint: error.constraint ?? '' }, options);
    case '40001':
    case '40P01':
      return chartrierError('DATABASE_CONFLICT', facts, options);
    case '57014':
      return chartrierError('DATABASE_STATEMENT_CANCELLED', facts, options);
    case '53100':
    case '53200':
      return chartrierError('DATABASE_FULL', facts, options);
    case '53300':
      return chartrierError('DATABASE_BUSY', facts, options);
    case '57P01':
    case '57P02':
    case '57P03':
      return chartrierError('DATABASE_UNAVAILABLE', facts, options);
    default:
      return sqlstate.startsWith('08')
        ? chartrierError('DATABASE_UNAVAILABLE', facts, options)
        : chartrierError('DATABASE_ERROR', facts, options);
  }
}
