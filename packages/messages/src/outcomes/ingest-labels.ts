import { itemReasons } from './ingest/item-reasons.ts';
import { manifestReasons } from './ingest/manifest-reasons.ts';
import { stepLabels } from './ingest/step-labels.ts';
import type { OutcomeLabels } from './label.ts';

/** Deposits. */
export const ingestLabels: OutcomeLabels = {
  labels: stepLabels,
  reasons: { ...manifestReasons, ...itemReasons },
};
