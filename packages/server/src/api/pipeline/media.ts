import { MEDIA_TYPES, type Route } from '../route.ts';

/** Media ranges of an Accept header, the preferred first (RFC 9110 §12.5.1). */
export function acceptedMedia(accept: string | undefined): readonly string[] {
  if (accept === undefined || accept.trim() === '') return ['*/*'];
  const ranges = accept.split(',').map((part, position) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)), position };
  });
  const readable = ranges.filter(({ range, quality }) => range.includes('/') && quality > 0);
  // a caller whose Accept cannot be read takes anything
  if (readable.length === 0) return ['*/*'];
  return readable
    .sort((left, right) => right.quality - left.quality || left.position - right.position)
    .map(({ range }) => range);
}

function accepts(range: string, produced: Route['produces']): boolean {
  if (produced === 'any' || range === '*/*') return true;
  const type = MEDIA_TYPES[produced];
  return range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

function consumes(route: Route, contentType: string | undefined): boolean {
  if (route.consumes === 'any' || contentType === undefined) return true;
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === MEDIA_TYPES[route.consumes];
}

export type Selection = { readonly route: Route } | { readonly refused: 404 | 405 | 406 | 415 };

/**
 * The route of a path for a method, a Content-Type and an Accept: several may share a path and a method. A request
 * without Content-Type suits any route; Vitam's clients send none without a body, others send one all the same.
 */
export function selectRoute(
  routesOfPath: readonly Route[],
  method: string,
  contentType: string | undefined,
  accept: string | undefined,
  hasBody = contentType !== undefined,
): Selection {
  if (routesOfPath.length === 0) return { refused: 404 };
  const ofMethod = routesOfPath.filter((route) => route.method === method);
  if (ofMethod.length === 0) return { refused: 405 };
  const readable = ofMethod.filter((route) => consumes(route, contentType));
  if (readable.length === 0) return { refused: 415 };
  for (const range of acceptedMedia(accept)) {
    const route = readable.find((candidate) => accepts(range, candidate.produces));
    if (route !== undefined) return { route: mostPrecise(readable, route, hasBody) };
  }
  return { refused: 406 };
}

/** Of routes that answer alike, the one that reads what came, or the one that reads nothing when nothing came. */
function mostPrecise(readable: readonly Route[], chosen: Route, hasBody: boolean): Route {
  const isPrecise = ({ consumes: asked }: Route): boolean => hasBody === (asked !== 'any');
  return readable.find((route) => route.produces === chosen.produces && isPrecise(route)) ?? chosen;
}
