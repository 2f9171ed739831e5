import type { IncomingRequest } from '../pipeline/incoming-request.ts';

export interface CookieSettings {
  /** Sent back over HTTPS only. */
  readonly secureCookies: boolean;
}

/** `__Host-`: the browser refuses the cookie unless it is secure, of this host alone and of the whole site (RFC 6265bis). */
function nameOf(name: string, { secureCookies }: CookieSettings): string {
  return secureCookies ? `__Host-${name}` : name;
}

const SESSION = 'chartrier-session';
const DEPARTURE = 'chartrier-departure';
const DEPARTURE_SECONDS = 600;

/** The first cookie of that name in the Cookie header (RFC 6265 §5.4); ours are base64url and need no decoding. */
function cookieOf(request: IncomingRequest, name: string, settings: CookieSettings): string | undefined {
  const start = `${nameOf(name, settings)}=`;
  const pairs = request.header('cookie')?.split(';') ?? [];
  return pairs
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
}

/** A Set-Cookie of the whole site that no script reads (RFC 6265 §4.1). */
function setCookie(
  name: string,
  value: string,
  settings: CookieSettings,
  { sameSite, maxAge }: { readonly sameSite: 'Strict' | 'Lax'; readonly maxAge?: number },
): string {
  return [
    `${nameOf(name, settings)}=${value}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'Path=/',
    'HttpOnly',
    ...(settings.secureCookies ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ].join('; ');
}

/** The session's token that a browser sends, or undefined. */
export function sessionCookie(request: IncomingRequest, settings: CookieSettings): string | undefined {
  return cookieOf(request, SESSION, settings);
}

/** A Set-Cookie that no other site sends; it lasts as long as the browser is open. */
export function giveSession(token: string, settings: CookieSettings): string {
  return setCookie(SESSION, token, settings, { sameSite: 'Strict' });
}

/** A Set-Cookie that takes the session back. */
export function takeSession(settings: CookieSettings): string {
  return setCookie(SESSION, '', settings, { sameSite: 'Strict', maxAge: 0 });
}

/** The state of the departure to a provider that a browser brings back. */
export function departureCookie(request: IncomingRequest, settings: CookieSettings): string | undefined {
  return cookieOf(request, DEPARTURE, settings);
}

/** Lax, since the way back from a provider is a navigation from another site. */
export function giveDeparture(state: string, settings: CookieSettings): string {
  return setCookie(DEPARTURE, state, settings, { sameSite: 'Lax', maxAge: DEPARTURE_SECONDS });
}
