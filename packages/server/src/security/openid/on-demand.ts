import type { OpenIdProvider, OpenIdSettings } from './provider.ts';

/** A provider. The protocol's code is loaded for the first: a server whose people have passwords holds none of it. */
export async function openIdProvider(settings: OpenIdSettings): Promise<OpenIdProvider> {
  const provider = await import('./provider.ts');
  return provider.openIdProvider(settings);
}
