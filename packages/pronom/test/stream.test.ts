import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentifier, createStreamIdentifier, type StreamOptions } from '../src/index.ts';
import { ascii, smallSignatures } from './support/small-signatures.ts';
import { writeZip } from './support/write-zip.ts';

const signatures = smallSignatures();
const { identifyBytes } = createIdentifier(signatures);

function pass(bytes: Uint8Array, chunk: number, options: StreamOptions) {
  const stream = createStreamIdentifier(signatures, options);
  for (let at = 0; at < bytes.length; at += chunk) {
    // The chunk's memory is used again: nothing may be kept by reference.
    const passing = bytes.slice(at, at + chunk);
    stream.update(passing);
    passing.fill(0xee);
  }
  return stream.finish();
}

describe('a stream', () => {
  it('that is held whole is identified as its bytes', () => {
    const pdf = ascii('%PDF-1.4 %%EOF');
    expect(pass(pdf, 3, { name: 'a.pdf' })).toEqual(identifyBytes(pdf, 'a.pdf'));
    expect(createStreamIdentifier(signatures).finish()).toEqual(identifyBytes(new Uint8Array(0)));
  });

  it('whose chunks are of a kind that shares its memory when it is sliced is not kept by reference either', () => {
    const pdf = new Uint8Array(60_000).fill(0x20);
    pdf.set(ascii('%PDF-1.4'));
    pdf.set(ascii('%%EOF'), pdf.length - 5);
    for (const held of [15_000, 100_000]) {
      const stream = createStreamIdentifier(signatures, { name: 'a.pdf', limits: { held } });
      const passing = Buffer.alloc(10_000);
      for (let at = 0; at < pdf.length; at += passing.length) {
        passing.set(pdf.subarray(at, at + passing.length));
        stream.update(passing);
        passing.fill(0xee);
      }
      expect(stream.finish()).toEqual(identifyBytes(pdf, 'a.pdf'));
    }
  });

  it('longer than what is held gives the same answer, whatever its chunks', () => {
    const place = fc.integer({ min: 20_000, max: 290_000 });
    fc.assert(
      fc.property(fc.boolean(), place, fc.integer({ min: 1_000, max: 100_000 }), (archive, at, chunk) => {
        const pdf = new Uint8Array(300_000).fill(0x20);
        pdf.set(ascii('%PDF-1.4'));
        if (archive) pdf.set(ascii('pdfaid:part="1"'), at);
        pdf.set(ascii('%%EOF'), pdf.length - 5);
        expect(pass(pdf, chunk, { name: 'a.pdf', limits: { held: 15_000 } })).toEqual(
          identifyBytes(pdf, 'a.pdf'),
        );
      }),
      { numRuns: 40, interruptAfterTimeLimit: 4_000 },
    );
  });

  it('that begins as a container is held further, up to the limit, then only known as a container', async () => {
    const filler = Uint8Array.from({ length: 60_000 }, (_, at) => (at * at * 31) >> 3);
    const zip = await writeZip(
      { '[Content_Types].xml': 'wordprocessingml.document.', 'word/document.xml': '', filler },
      { stored: true },
    );
    const held = { held: 10_000, heldContainer: 100_000 };
    expect(pass(zip, 7_000, { limits: held }).matches.map((match) => match.puid)).toEqual(['fmt/412']);
    const known = pass(zip, 7_000, { limits: { ...held, heldContainer: 30_000 } });
    expect(known.matches.map((match) => match.puid)).toEqual(['x-fmt/263']);
    expect(known.warnings).toEqual([{ code: 'limit-reached', limit: 'heldContainer' }]);
  });

  it('of text or of nothing known says so', () => {
    const text = new Uint8Array(50_000).fill(0x61);
    expect(pass(text, 999, { limits: { held: 10_000 } })).toEqual(identifyBytes(text));
    const noise = new Uint8Array(50_000).fill(0x01);
    expect(pass(noise, 999, { limits: { held: 10_000 } })).toEqual(identifyBytes(noise));
  });

  it('searched up to a limit says that it was reached', () => {
    const pdf = new Uint8Array(500_000).fill(0x20);
    pdf.set(ascii('%PDF-1.4'));
    pdf.set(ascii('%%EOF'), pdf.length - 5);
    const found = pass(pdf, 50_000, { limits: { held: 10_000, wholeFile: 200_000 } });
    expect(found.matches.map((match) => match.puid)).toEqual(['fmt/18']);
    expect(found.warnings).toEqual([{ code: 'limit-reached', limit: 'wholeFile' }]);
  });
});
