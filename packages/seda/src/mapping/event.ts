import { objects, type Shape, token } from './fields.ts';

/** SEDA's event in the names of Vitam's logbook; extensions are not kept. */
export const EVENT_FIELDS: Shape['fields'] = {
  EventIdentifier: { kind: 'token', as: 'evId' },
  EventTypeCode: { kind: 'token', as: 'evTypeProc' },
  EventType: { kind: 'token', as: 'evType' },
  EventDateTime: { kind: 'date', completed: false, as: 'evDateTime' },
  EventDetail: { kind: 'text', as: 'evTypeDetail' },
  Outcome: { kind: 'token', as: 'outcome' },
  OutcomeDetail: { kind: 'token', as: 'outDetail' },
  OutcomeDetailMessage: { kind: 'token', as: 'outMessg' },
  EventDetailData: { kind: 'token', as: 'evDetData' },
  LinkingAgentIdentifier: objects(
    {
      LinkingAgentIdentifierType: token,
      LinkingAgentIdentifierValue: token,
      LinkingAgentRole: token,
    },
    'linkingAgentIdentifier',
  ),
};

/** An event of a producer's journal: who and what are said by extension elements. */
export const JOURNAL_EVENT_FIELDS: Shape['fields'] = {
  ...EVENT_FIELDS,
  AgentIdentifier: { kind: 'token', as: 'agId' },
  ObjectIdentifier: { kind: 'token', as: 'obId' },
  DataObjectReferenceId: { kind: 'token', as: 'DataObjectReferenceId' },
};
