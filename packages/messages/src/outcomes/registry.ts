import { administrationLabels } from './administration-labels.ts';
import { computedRulesLabels } from './computed-rules-labels.ts';
import { exportLabels } from './export-labels.ts';
import { ingestLabels } from './ingest-labels.ts';
import type { OutcomeLabels } from './label.ts';
import { referentialLabels } from './referential-labels.ts';
import { reidentificationLabels } from './reidentification-labels.ts';
import { ruleUpdateLabels } from './rule-update-labels.ts';
import { updateLabels } from './update-labels.ts';

/** One file a family of operations; a key belongs to one of them only (a test compares the counts). */
export const OUTCOME_FILES: readonly OutcomeLabels[] = [
  ingestLabels,
  referentialLabels,
  reidentificationLabels,
  ruleUpdateLabels,
  administrationLabels,
  updateLabels,
  computedRulesLabels,
  exportLabels,
];

export const OUTCOME_LABELS: OutcomeLabels = {
  labels: Object.assign({}, ...OUTCOME_FILES.map(({ labels }) => labels)) as OutcomeLabels['labels'],
  reasons: Object.assign({}, ...OUTCOME_FILES.map(({ reasons }) => reasons)) as OutcomeLabels['reasons'],
};
