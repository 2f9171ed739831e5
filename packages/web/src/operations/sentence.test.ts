import { describe, expect, it } from 'vitest';
import { sentenceOf, tellingEvent } from './sentence.ts';

describe('the sentence of an event', () => {
  it('is in its reader’s language, whatever the server wrote', () => {
    const told = { outDetail: 'CHECK_DIGEST.OK', outMessg: 'Contrôle de l’intégrité des objets : succès' };
    expect(sentenceOf(told, 'fr')).toMatch(/ : succès$/);
    expect(sentenceOf(told, 'en')).toMatch(/: success$/);
  });

  it('is what was written for a code that has no label, without the counts', () => {
    const told = { outDetail: 'AN_OUTSIDE_TOOL.OK', outMessg: 'Fait ailleurs Detail= OK:12' };
    expect(sentenceOf(told, 'en')).toBe('Fait ailleurs');
    expect(sentenceOf({}, 'en')).toBeUndefined();
  });
});

describe('what tells most of an operation', () => {
  const started = { evType: 'STP_INGEST_CONTROL_SIP', outcome: 'OK' };
  const check = { evType: 'CHECK_SEDA', outcome: 'KO', outDetail: 'CHECK_SEDA.NOT_XSD_VALID.KO' };
  const step = { evType: 'STP_INGEST_CONTROL_SIP', outcome: 'KO' };
  const end = { evType: 'PROCESS_SIP_UNITARY', outcome: 'KO' };

  it('is what refused it', () => {
    expect(tellingEvent([started, check, step, end])).toBe(check);
    expect(tellingEvent([started, step, check, end])).toBe(check);
  });

  it('is its end when it went well, when nothing else tells why it failed, and when it still runs', () => {
    const well = { ...end, outcome: 'OK' };
    expect(tellingEvent([started, well])).toBe(well);
    expect(tellingEvent([started, step, end])).toBe(end);
    expect(tellingEvent([started])).toBe(started);
    expect(tellingEvent([])).toBeUndefined();
  });
});
