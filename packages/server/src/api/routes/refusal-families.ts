import type { VitamErrorCode } from '@chartrier/api-schema';
import type { Refusals } from '../route.ts';

/** Vitam's codes of the administration service, by the status of the refusal. */
const ADMIN_CODES: Readonly<Record<number, VitamErrorCode>> = {
  400: '020120',
  401: '020129',
  403: '020152',
  404: '020122',
  409: '020151',
  412: '020121',
};

/** The same of the ingest service. */
const INGEST_CODES: Readonly<Record<number, VitamErrorCode>> = {
  400: '040104',
  401: '040103',
  404: '040102',
  412: '040101',
};

/** One code, whatever the status. */
export function refusedWith(
  code: VitamErrorCode,
  more: Omit<Extract<Refusals, { envelope: 'VE' }>, 'envelope' | 'code'> = {},
): Refusals {
  return { envelope: 'VE', code, ...more };
}

/** A code by status; `own` replaces some of them. */
export function refusedByAdmin(own: Readonly<Record<number, VitamErrorCode>> = {}): Refusals {
  return {
    envelope: 'VE',
    code: (status) => own[status] ?? ADMIN_CODES[status] ?? '020123',
    contract: '020129',
  };
}

/** The same for a package that the server has already: its path is refused, or its file. */
export function refusedByLocalIngest(): Refusals {
  const own: Readonly<Record<number, VitamErrorCode>> = { 400: '040111', 404: '040110' };
  return { envelope: 'VE', code: (status) => own[status] ?? INGEST_CODES[status] ?? '040105' };
}

export function refusedByIngest(): Refusals {
  return { envelope: 'VE', code: (status) => INGEST_CODES[status] ?? '040105' };
}
