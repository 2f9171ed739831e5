import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Scanner } from './scanner.ts';

export interface ScannerUnderTest {
  readonly scanner: () => Scanner;
  /** Bytes that this scanner must find. */
  readonly infected: Buffer;
  /** A size that this scanner is set to refuse. */
  readonly beyondLimit: number;
}

/** What every antivirus adapter must do. */
export function scannerAcceptance(under: ScannerUnderTest): void {
  it('says clean of clean bytes', async () => {
    expect(await under.scanner().scan(Buffer.from('délibération du conseil municipal'))).toEqual({
      verdict: 'clean',
    });
  });

  it('says clean of an empty entry', async () => {
    expect(await under.scanner().scan(Buffer.alloc(0))).toEqual({ verdict: 'clean' });
  });

  it('names the signature of an infected entry', async () => {
    const verdict = await under.scanner().scan(under.infected);
    expect(verdict).toMatchObject({ verdict: 'infected', signature: expect.stringMatching(/\S/) });
  });

  it('reads a stream, whatever its chunks', async () => {
    const source = Readable.from([
      Buffer.from('texte '),
      under.infected.subarray(0, 20),
      under.infected.subarray(20),
    ]);
    expect(await under.scanner().scan(source)).toMatchObject({ verdict: 'infected' });
  });

  it('says not scanned, never clean, of an entry beyond its limits', async () => {
    const verdict = await under.scanner().scan(Buffer.alloc(under.beyondLimit, 'a'));
    expect(verdict).toMatchObject({ verdict: 'not_scanned', reason: 'beyond_limits' });
  });

  it('goes on after an entry beyond its limits', async () => {
    await under.scanner().scan(Buffer.alloc(under.beyondLimit, 'a'));
    expect(await under.scanner().scan(Buffer.from('suite'))).toEqual({ verdict: 'clean' });
  });

  it('scans many entries at once', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        under.scanner().scan(index % 2 === 0 ? Buffer.from(`pièce ${index}`) : under.infected),
      ),
    );
    expect(verdicts.map((one) => one.verdict)).toEqual(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 'clean' : 'infected')),
    );
  });
}
