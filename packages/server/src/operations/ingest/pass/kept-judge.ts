import type { Queryable } from '../../../platform/index.ts';
import { collectionStamp, readWholeCollection } from '../../../referential/index.ts';
import { type DocumentJudge, documentJudge } from './judge-documents.ts';

/**
 * Reads the ontology, by which every document is typed and judged, and keeps what is made of it until the ontology changes:
 * some hundreds of its entries are not read again for each deposit, and a deposit that follows an import sees it.
 */
export function keepDocumentJudge(
  queryable: Queryable,
  administrationTenant: number,
): () => Promise<DocumentJudge> {
  let kept: { readonly stamp: string; readonly judge: DocumentJudge } | undefined;
  return async () => {
    const stamp = await collectionStamp(queryable, administrationTenant, 'Ontology');
    if (kept?.stamp === stamp) return kept.judge;
    const ontology = await readWholeCollection(queryable, administrationTenant, 'Ontology');
    const judge = documentJudge(ontology.values());
    kept = { stamp, judge };
    return judge;
  };
}
