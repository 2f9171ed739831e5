import { JOURNAL_EVENT_FIELDS } from '../mapping/event.ts';
import type { ExternalEvent } from '../records.ts';
import { bindFields } from './bind-shape.ts';
import { type Binding, scope } from './binding.ts';
import type { Building } from './building.ts';

/** An event of a journal that the producer sends. */
export function journal(
  use: (building: Building, event: ExternalEvent, objectId: string | undefined) => void,
): Binding {
  const event: Binding = {
    ...scope(bindFields({ fields: JOURNAL_EVENT_FIELDS, others: 'ignored' })),
    begin: () => ({}),
    end(building, _parent, own) {
      const { DataObjectReferenceId: objectId, linkingAgentIdentifier: _, ...fields } = own;
      use(building, fields, typeof objectId === 'string' ? objectId : undefined);
    },
  };
  return scope(new Map([['Event', event]]));
}
