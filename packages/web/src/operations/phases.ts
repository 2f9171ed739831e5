import type { LogbookEvent } from '@chartrier/client';

export const PHASES = ['package', 'manifest', 'objects', 'units', 'storage', 'register'] as const;
export type PhaseName = (typeof PHASES)[number];

/** In which of six words each step of an ingest is told. */
const PHASE_OF_STEP: Readonly<Record<string, PhaseName>> = {
  STP_UPLOAD_SIP: 'package',
  STP_SANITY_CHECK_SIP: 'package',
  STP_INGEST_CONTROL_SIP: 'manifest',
  STP_OG_CHECK_AND_TRANSFORME: 'objects',
  STP_UNIT_CHECK_AND_PROCESS: 'units',
  STP_STORAGE_AVAILABILITY_CHECK: 'storage',
  STP_OBJ_STORING: 'storage',
  STP_UNIT_METADATA: 'storage',
  STP_OG_STORING: 'storage',
  STP_UNIT_STORING: 'storage',
  STP_UPDATE_OBJECT_GROUP: 'storage',
  STP_ACCESSION_REGISTRATION: 'register',
  STP_INGEST_FINALISATION: 'register',
};

export interface Phase {
  readonly name: PhaseName;
  /** OK, WARNING, KO, FATAL, STARTED; undefined when it was not reached. */
  readonly status: string | undefined;
}

const RANK: readonly string[] = ['OK', 'WARNING', 'KO', 'FATAL'];

/** How far an ingest went, in six words; a phase has the worst outcome of its steps. */
export function phasesOf(events: readonly LogbookEvent[]): readonly Phase[] {
  const refused = events.some(({ outcome }) => outcome === 'KO' || outcome === 'FATAL');
  return PHASES.map((name): Phase => {
    const outcomes = events
      .filter(({ evType, outcome }) => PHASE_OF_STEP[stepOf(evType)] === name && outcome !== '')
      // once refused, the final step only writes the reply: the register holds nothing of it
      .filter(() => !(refused && name === 'register'))
      .map(({ outcome }) => outcome);
    const known = outcomes.filter((outcome) => RANK.includes(outcome));
    if (known.length === 0) return { name, status: outcomes.length > 0 ? 'STARTED' : undefined };
    return {
      name,
      status: known.reduce((worst, one) => (RANK.indexOf(one) > RANK.indexOf(worst) ? one : worst)),
    };
  });
}

/** The step that an event tells: its type, without what says that it starts. */
function stepOf(evType: string): string {
  return evType.replace(/\.STARTED$/, '');
}
