import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileSystemOffer } from '../file-system/file-system-offer.ts';
import type { WritePoint } from '../file-system/file-system-writer.ts';
import { openStorage, type Storage, type StorageEvent } from '../storage.ts';

/** A storage on temporary folders, for a test. */
export interface TestStorage {
  readonly storage: Storage;
  readonly events: StorageEvent[];
  /** The folder of an offer. */
  readonly path: (offer: string) => string;
  readonly close: () => Promise<void>;
}

export interface TestStorageOptions {
  readonly onWrite?: (point: WritePoint) => void;
  /** `default` on two offers when not given. */
  readonly strategies?: Readonly<Record<string, readonly string[]>>;
  /** Where the offers are; a new folder, removed at the end, when not given. */
  readonly directory?: string;
}

export async function createTestStorage(options: TestStorageOptions = {}): Promise<TestStorage> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'chartrier-storage-')));
  const strategies = options.strategies ?? { default: ['offer-1', 'offer-2'] };
  const path = (offer: string) => join(directory, offer);
  const names = [...new Set(Object.values(strategies).flat())];
  const { onWrite } = options;
  const offers = names.map((id) =>
    createFileSystemOffer({ id, path: path(id), ...(onWrite && { onWrite }) }),
  );
  const events: StorageEvent[] = [];
  const storage = openStorage({
    archiveId: 'test-archive',
    offers,
    strategies: Object.entries(strategies).map(([id, ids]) => ({ id, offers: ids })),
    knownOffers: new Set(),
    rememberOffer: async () => undefined,
    report: (event) => events.push(event),
  });
  return {
    storage,
    events,
    path,
    async close() {
      for (const offer of offers) await offer.close();
      if (options.directory === undefined) await rm(directory, { recursive: true });
    },
  };
}
