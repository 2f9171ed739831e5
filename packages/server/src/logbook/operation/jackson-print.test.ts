import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jacksonPrint } from './jackson-print.ts';

describe("Jackson's pretty printing", () => {
  it('writes the evDetData of a deposit to the letter', () => {
    const text = jacksonPrint({
      EvDetailReq: 'SIP SEDA 2.3',
      EvDateTimeReq: '2016-10-18T14:52:27',
      ArchivalAgreement: 'ArchivalAgreement0',
      ServiceLevel: null,
    });
    expect(text).toBe(
      '{\n  "EvDetailReq" : "SIP SEDA 2.3",\n  "EvDateTimeReq" : "2016-10-18T14:52:27",\n' +
        '  "ArchivalAgreement" : "ArchivalAgreement0",\n  "ServiceLevel" : null\n}',
    );
  });

  it('writes arrays on one line, objects in them on several, and empty ones with a space', () => {
    expect(jacksonPrint({ a: [1, 'b', true], c: [{ d: 1.5 }], e: {}, f: [] })).toBe(
      '{\n  "a" : [ 1, "b", true ],\n  "c" : [ {\n    "d" : 1.5\n  } ],\n  "e" : { },\n  "f" : [ ]\n}',
    );
  });

  it('is JSON with the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jacksonPrint(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
