import type { Queryable } from '../../platform/index.ts';
import { type CollectionName, owningTenant, type ReferentialScope } from '../collections.ts';
import type { DocumentOf } from '../models.ts';
import { findDocument, findDocuments, readWholeCollection } from './read-documents.ts';

/**
 * Reference data as one operation or one request sees it: each document is read once, then remembered until the
 * snapshot is dropped. Make one per operation or request and pass it on; nothing is shared between them, so a
 * change of the reference data is seen by the next one.
 */
export interface ReferentialSnapshot {
  readonly scope: ReferentialScope;
  /** The document of this business key, or undefined. */
  find<C extends CollectionName>(collection: C, identifier: string): Promise<DocumentOf[C] | undefined>;
  /** Those of these keys that exist, by key; reads them in one statement. */
  findMany<C extends CollectionName>(
    collection: C,
    identifiers: Iterable<string>,
  ): Promise<ReadonlyMap<string, DocumentOf[C]>>;
  /** A whole collection by key: the ontology, formats. Not for agencies or rules, which may be very many. */
  all<C extends CollectionName>(collection: C): Promise<ReadonlyMap<string, DocumentOf[C]>>;
}

/** Opens a snapshot over a connection or a pool. */
export function openReferentialSnapshot(queryable: Queryable, scope: ReferentialScope): ReferentialSnapshot {
  const known = new Map<string, unknown>();
  const whole = new Map<CollectionName, Promise<ReadonlyMap<string, unknown>>>();
  const keyOf = (collection: CollectionName, identifier: string) => `${collection}\n${identifier}`;

  return {
    scope,
    async find(collection, identifier) {
      const key = keyOf(collection, identifier);
      if (!known.has(key))
        known.set(
          key,
          await findDocument(queryable, owningTenant(collection, scope), collection, identifier),
        );
      return known.get(key) as DocumentOf[typeof collection] | undefined;
    },
    async findMany(collection, identifiers) {
      const wanted = [...new Set(identifiers)];
      const missing = wanted.filter((identifier) => !known.has(keyOf(collection, identifier)));
      if (missing.length > 0) {
        const found = await findDocuments(queryable, owningTenant(collection, scope), collection, missing);
        for (const identifier of missing) known.set(keyOf(collection, identifier), found.get(identifier));
      }
      const result = new Map<string, DocumentOf[typeof collection]>();
      for (const identifier of wanted) {
        const document = known.get(keyOf(collection, identifier));
        if (document !== undefined) result.set(identifier, document as DocumentOf[typeof collection]);
      }
      return result;
    },
    async all(collection) {
      const reading =
        whole.get(collection) ?? readWholeCollection(queryable, owningTenant(collection, scope), collection);
      whole.set(collection, reading);
      return (await reading) as ReadonlyMap<string, DocumentOf[typeof collection]>;
    },
  };
}
