import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../logging/logger.ts';
import { databaseError } from './database-error.ts';

const FIRST_RETRY_MILLISECONDS = 100;
const LAST_RETRY_MILLISECONDS = 5_000;

export interface SubscriptionsOptions {
  readonly clientConfig: pg.ClientConfig;
  readonly logger: Logger;
}

export interface Subscriptions {
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/**
 * LISTEN over one connection of its own, opened at the first subscription. When it is lost it is opened again, with
 * a delay that grows, and every subscriber is called with an empty payload: notifications sent meanwhile are lost, so
 * whoever waits must look again.
 */
export function createSubscriptions({ clientConfig, logger }: SubscriptionsOptions): Subscriptions {
  const subscribers = new Map<string, Set<(payload: string) => void>>();
  const stop = new AbortController();
  let connecting: Promise<pg.Client> | undefined;

  function connected(): Promise<pg.Client> {
    connecting ??= connect().catch((error: unknown) => {
      connecting = undefined;
      throw databaseError(error);
    });
    return connecting;
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(clientConfig);
    let lost = false;
    client.on('notification', ({ channel, payload }) => {
      for (const heard of subscribers.get(channel) ?? []) heard(payload ?? '');
    });
    client.on('error', (error) => logger.warn({ error }, 'the connection that listens was lost'));
    client.on('end', () => {
      if (lost) return;
      lost = true;
      connecting = undefined;
      if (!stop.signal.aborted && subscribers.size > 0) void reconnect();
    });
    await client.connect();
    for (const channel of subscribers.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  async function reconnect(): Promise<void> {
    for (let delay = FIRST_RETRY_MILLISECONDS; !stop.signal.aborted; delay *= 2) {
      try {
        await sleep(Math.min(delay, LAST_RETRY_MILLISECONDS), undefined, { signal: stop.signal, ref: false });
        await connected();
        for (const set of subscribers.values()) for (const heard of set) heard('');
        return;
      } catch (error) {
        if (!stop.signal.aborted) logger.warn({ error }, 'cannot listen to the database yet');
      }
    }
  }

  async function listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const known = subscribers.get(channel);
    const set = known ?? new Set();
    subscribers.set(channel, set);
    set.add(heard);
    try {
      const client = await connected();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      set.delete(heard);
      if (set.size === 0) subscribers.delete(channel);
      throw databaseError(error);
    }
    return async () => {
      set.delete(heard);
      if (set.size > 0 || subscribers.get(channel) !== set) return;
      subscribers.delete(channel);
      if (stop.signal.aborted) return;
      try {
        const client = await connecting;
        await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`);
      } catch (error) {
        // a connection that was lost hears nothing more, and its successor listens to what is subscribed only
        logger.debug({ error, channel }, 'unlisten was not said');
      }
    };
  }

  async function close(): Promise<void> {
    stop.abort();
    subscribers.clear();
    // one that never connected has nothing to end
    const client = await connecting?.catch(() => undefined);
    await client?.end();
  }

  return { listen, close };
}
