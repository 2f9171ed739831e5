import type { Foundation } from './foundation.ts';
import { initialise } from './operations/referential-import/index.ts';
import type { Rooms } from './rooms.ts';

/** Long enough for a worker to start on a slow machine. */
const TIMEOUT_MILLISECONDS = 120_000;

/** The tenants of the configuration, the first context and security profile, the ontology; by an operation, once. */
export async function makeInitialState(
  { config, database, newGuid }: Foundation,
  { voice }: Rooms,
): Promise<void> {
  const { tenants, administrationTenant } = config;
  await initialise(
    { database, voice, newGuid },
    { tenants, administrationTenant, timeoutMilliseconds: TIMEOUT_MILLISECONDS },
  );
}
