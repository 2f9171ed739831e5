import { describe, expect, it } from 'vitest';
import { jacksonPrint } from './jackson-print.ts';
import { jsonObject, mergeMaster } from './master-data.ts';
import type { LogbookMaster } from './operation-document.ts';

const MASTER: LogbookMaster = {
  evId: 'operation',
  evParentId: null,
  evType: 'PROCESS_SIP_UNITARY',
  evDateTime: '2024-05-01T10:00:00.000',
  evIdProc: 'operation',
  evTypeProc: 'INGEST',
  outcome: 'STARTED',
  outDetail: 'PROCESS_SIP_UNITARY.STARTED',
  outMessg: '',
  agId: '{}',
};

describe('what a step gives to the master event', () => {
  it('replaces fields, the last action winning', () => {
    const merged = mergeMaster(MASTER, [
      { obIdIn: 'first', agIdExt: '{"originatingAgency":"A"}' },
      { obIdIn: 'last' },
    ]);
    expect(merged.obIdIn).toBe('last');
    expect(merged.agIdExt).toBe('{"originatingAgency":"A"}');
  });

  it('merges evDetData with what stood before the step: the last action of a step is the only one that stays', () => {
    const merged = mergeMaster(MASTER, [
      { evDetData: { ofHeader: 1 } },
      { evDetData: { EvDetailReq: 'SIP', ServiceLevel: null } },
    ]);
    expect(merged.evDetData).toBe('{\n  "EvDetailReq" : "SIP",\n  "ServiceLevel" : null\n}');
  });

  it('keeps the order of keys, new values in the place of old ones', () => {
    const before = { ...MASTER, evDetData: jacksonPrint({ a: 1, b: 2 }) };
    expect(mergeMaster(before, [{ evDetData: { c: 3, a: 4 } }]).evDetData).toBe(
      '{\n  "a" : 4,\n  "b" : 2,\n  "c" : 3\n}',
    );
  });

  it('reads a text that is no JSON object as nothing', () => {
    expect([jsonObject('[1]'), jsonObject('nothing'), jsonObject(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(mergeMaster({ ...MASTER, evDetData: 'nothing' }, [{ evDetData: { a: 1 } }]).evDetData).toBe(
      '{\n  "a" : 1\n}',
    );
  });
});
