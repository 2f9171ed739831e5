import { DEFAULT_LIMITS } from '../limits.ts';
import { createXmlDecoder } from './encoding.ts';
import { createXmlReader } from './xml-events.ts';

/** An event of a reply to a transfer: what was wrong, or remarked, of the operation, of a unit or of a group. */
export interface ReplyProblem {
  readonly of: 'operation' | 'unit' | 'group';
  /** Manifest id of the unit or of the group. */
  readonly id?: string;
  /** Manifest id of the object of a group that it is about. */
  readonly object?: string;
  readonly evType: string;
  readonly outcome: string;
  readonly outDetail: string;
  readonly message: string;
  /** EventDetailData, JSON text. */
  readonly data?: string;
}

const FIELDS: Readonly<Record<string, keyof Omit<ReplyProblem, 'of' | 'id'>>> = {
  EventTypeCode: 'evType',
  Outcome: 'outcome',
  OutcomeDetail: 'outDetail',
  OutcomeDetailMessage: 'message',
  EventDetailData: 'data',
  DataObjectReferenceId: 'object',
};
const PLACES: Readonly<Record<string, ReplyProblem['of']>> = {
  ArchiveUnit: 'unit',
  DataObjectGroup: 'group',
  Operation: 'operation',
};

/** Reads the events of an ArchiveTransferReply as they come. @throws UnreadableXml when it is none */
export async function* readReplyProblems(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReplyProblem, void, undefined> {
  let found: ReplyProblem[] = [];
  let place: Pick<ReplyProblem, 'of' | 'id'> = { of: 'operation' };
  let event: Partial<Record<keyof ReplyProblem, string>> | undefined;
  let text = '';
  const reader = createXmlReader(
    {
      open(tag) {
        const of = PLACES[tag.local];
        const id = tag.attributes['id']?.value;
        if (of !== undefined) place = { of, ...(id === undefined ? {} : { id }) };
        if (tag.local === 'Event') event = {};
        text = '';
      },
      text(piece) {
        text += piece;
      },
      close(tag) {
        const field = FIELDS[tag.local];
        if (event === undefined) return;
        if (field !== undefined) event[field] = text;
        if (tag.local !== 'Event') return;
        const { evType = '', outcome = '', outDetail = '', message = '', data, object } = event;
        found.push({
          ...place,
          ...{ evType, outcome, outDetail, message },
          ...(data === undefined ? {} : { data }),
          ...(object === undefined ? {} : { object }),
        });
        event = undefined;
      },
    },
    DEFAULT_LIMITS,
  );
  const decoder = createXmlDecoder((piece) => reader.write(piece));
  for await (const bytes of source) {
    reader.write(decoder.decode(bytes));
    yield* found;
    found = [];
  }
  reader.write(decoder.finish());
  reader.finish();
  yield* found;
}
