import { isChartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { MAX_EXTERNAL_JOURNAL_BYTES, readExternalJournal } from './read-journal.ts';

const GOOD = { eventTypeProcess: 'EXTERNAL_LOGBOOK', eventType: 'EXT_SCAN' };

function refusal(body: unknown): { readonly code: string; readonly parameters: unknown } {
  try {
    readExternalJournal(body);
  } catch (error) {
    if (isChartrierError(error)) return { code: error.code, parameters: error.parameters };
    throw error;
  }
  throw new Error('not refused');
}

describe('an external journal is refused', () => {
  it('when it is of another process type, or of none', () => {
    expect(refusal({ ...GOOD, eventTypeProcess: 'AUDIT' })).toEqual({
      code: 'EXTERNAL_LOGBOOK_TYPE',
      parameters: { value: 'AUDIT' },
    });
    expect(refusal({ ...GOOD, eventTypeProcess: null }).code).toBe('EXTERNAL_LOGBOOK_TYPE');
  });

  it('when its event type does not start with EXT_', () => {
    expect(refusal({ ...GOOD, eventType: 'EXTERNAL_SCAN' }).code).toBe('EXTERNAL_LOGBOOK_EVENT_TYPE');
    expect(refusal({ ...GOOD, eventType: 'EXT_ with spaces' }).code).toBe('EXTERNAL_LOGBOOK_FIELD');
    expect(refusal({ ...GOOD, eventType: 12 }).parameters).toMatchObject({ path: '$.eventType' });
  });

  it('when it is no object, or its events no list', () => {
    expect(refusal([]).code).toBe('EXTERNAL_LOGBOOK_FIELD');
    expect(refusal({ ...GOOD, events: 'none' }).parameters).toMatchObject({ path: '$.events' });
  });

  it('when an agent is no JSON text, naming the field', () => {
    expect(refusal({ ...GOOD, agIdExt: '{"open":' }).parameters).toMatchObject({ path: '$.agIdExt' });
  });

  it('when an event has no known outcome, or a date that is none', () => {
    const event = { eventType: 'EXT_STEP', outcome: 'OK' };
    expect(refusal({ ...GOOD, events: [event, { ...event, outcome: 'FINE' }] }).parameters).toMatchObject({
      path: '$.events[1].outcome',
      value: 'FINE',
    });
    expect(
      refusal({ ...GOOD, events: [{ ...event, eventDateTime: '2024-02-31 10:00' }] }).parameters,
    ).toMatchObject({ path: '$.events[0].eventDateTime' });
  });

  it('when it is too large', () => {
    const eventDetailData = 'x'.repeat(MAX_EXTERNAL_JOURNAL_BYTES);
    expect(refusal({ ...GOOD, eventDetailData }).code).toBe('EXTERNAL_LOGBOOK_TOO_LARGE');
  });
});
