/** The workflows of deposits, by the value of X-Context-Id. */
export const INGEST_WORKFLOWS = [
  'DEFAULT_WORKFLOW',
  'FILING_SCHEME',
  'HOLDING_SCHEME',
  'BLANK_TEST',
  'BIG_WORKFLOW',
] as const;
export type IngestWorkflow = (typeof INGEST_WORKFLOWS)[number];

/** What the workflow makes and checks. */
export interface WorkflowFlags {
  readonly unitType: 'INGEST' | 'FILING_UNIT' | 'HOLDING_UNIT';
  readonly checkOriginatingAgency: boolean;
  readonly checkProfile: boolean;
  /** Filing plans and holding trees have no object. */
  readonly checkNoObject: boolean;
  /** Nothing is kept of a blank test but its journal and its reply. */
  readonly blank: boolean;
}

const FLAGS: Readonly<Record<IngestWorkflow, WorkflowFlags>> = {
  DEFAULT_WORKFLOW: flags('INGEST', {}),
  FILING_SCHEME: flags('FILING_UNIT', { checkProfile: false, checkNoObject: true }),
  HOLDING_SCHEME: flags('HOLDING_UNIT', {
    checkOriginatingAgency: false,
    checkProfile: false,
    checkNoObject: true,
  }),
  BLANK_TEST: flags('INGEST', { blank: true }),
  BIG_WORKFLOW: flags('INGEST', {}),
};

function flags(unitType: WorkflowFlags['unitType'], other: Partial<WorkflowFlags>): WorkflowFlags {
  return {
    unitType,
    checkOriginatingAgency: true,
    checkProfile: true,
    checkNoObject: false,
    blank: false,
    ...other,
  };
}

export function isIngestWorkflow(name: string): name is IngestWorkflow {
  return (INGEST_WORKFLOWS as readonly string[]).includes(name);
}

/** The flags of a workflow of deposits. @throws Error for another workflow: actions of deposits run in none. */
export function workflowFlags(workflow: string): WorkflowFlags {
  if (!isIngestWorkflow(workflow)) throw new Error(`${workflow} is no workflow of deposits`);
  return FLAGS[workflow];
}

export function isBlankTest(workflow: string): boolean {
  return workflowFlags(workflow).blank;
}
