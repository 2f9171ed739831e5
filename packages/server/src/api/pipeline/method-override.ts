import { HEADERS, lowerCase } from '@chartrier/api-schema';

const HONOURED = ['GET', 'DELETE'];

/**
 * The method that the request means: X-Http-Method-Override (GET or DELETE, in any case) replaces the one that it
 * came with, since a browser cannot send a body with GET. PUT is not honoured, as in Vitam.
 */
export function meantMethod(method: string, header: (name: string) => string | undefined): string {
  const override = header(lowerCase(HEADERS.methodOverride))?.trim().toUpperCase();
  return override !== undefined && HONOURED.includes(override) ? override : method;
}
