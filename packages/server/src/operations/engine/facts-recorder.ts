import type { Language } from '@chartrier/messages';
import {
  type FactsPlace,
  factsChunk,
  forgetFacts,
  ITEMS_PER_CHUNK,
  insertFacts,
  insertFactsFrom,
  type LifecycleDeclaration,
  type LifecycleFact,
  type LifecycleKind,
  type StoredFact,
  storedFact,
} from '../../logbook/index.ts';
import type { FactsQuery } from './definition.ts';
import type { Lease } from './lease.ts';

/** Under the first claim of an operation nothing was done before, and no action is done twice. */
const FIRST_CLAIM = 1;

/** Writes the lifecycle facts that one run of an action gives, by chunks. */
export interface FactsRecorder {
  record(facts: readonly LifecycleFact[]): Promise<void>;
  recordFrom(query: FactsQuery): Promise<number>;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
}

/**
 * Facts of an earlier run of the same action on the same batch are removed first, so that work done again
 * writes its facts once.
 */
export async function recordFacts(
  lease: Lease,
  place: FactsPlace,
  declarations: readonly LifecycleDeclaration[],
  language: Language,
): Promise<FactsRecorder> {
  if (declarations.length > 0 && lease.fence > FIRST_CLAIM) await forgetFacts(lease.ofBatch, lease, place);
  const pending: Readonly<Record<LifecycleKind, Map<string, StoredFact[]>>> = {
    unit: new Map(),
    objectgroup: new Map(),
  };
  let chunks = 0;

  async function write(kind: LifecycleKind): Promise<void> {
    const facts = pending[kind];
    if (facts.size === 0) return;
    const chunk = factsChunk(place, kind, chunks++, facts, language);
    await insertFacts(lease.ofBatch, lease, chunk);
    facts.clear();
  }

  return {
    async record(facts) {
      for (const fact of facts) {
        checkDeclared(place.action, fact, declarations);
        const ofItem = pending[fact.kind].get(fact.itemId);
        const stored = storedFact(fact, place.action);
        if (ofItem !== undefined) ofItem.push(stored);
        else {
          if (pending[fact.kind].size >= ITEMS_PER_CHUNK) await write(fact.kind);
          pending[fact.kind].set(fact.itemId, [stored]);
        }
      }
    },
    async recordFrom({ kind, text, values, outcomes }) {
      for (const outcome of outcomes) checkDeclared(place.action, { kind, ...outcome }, declarations);
      const written = await insertFactsFrom(lease.ofBatch, lease, place, {
        kind,
        firstChunk: chunks,
        text,
        values,
        outcomes,
        language,
      });
      chunks += written.chunks;
      return written.items;
    },
    async flush() {
      await write('unit');
      await write('objectgroup');
    },
  };
}

/** A fact is rendered with the event that its action declares; one without would be lost in silence. */
function checkDeclared(
  action: string,
  { kind, evType }: Pick<LifecycleFact, 'kind' | 'evType'>,
  declarations: readonly LifecycleDeclaration[],
): void {
  const declared = declarations.some(
    (event) => event.kind === kind && (evType === event.evType || evType.startsWith(`${event.evType}.`)),
  );
  if (!declared)
    throw new Error(`Action ${action} gives a fact ${evType} of a ${kind} without declaring its event`);
}
