import { saveSignatures, starterSignatures } from '@chartrier/pronom';
import { afterAll, describe, expect, it } from 'vitest';
import { createIdentifyThread } from './identify-thread.ts';

const signatures = { name: 'starter-1', kept: saveSignatures(starterSignatures()) };
const thread = createIdentifyThread(signatures);
afterAll(() => thread.close());

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const PDF = '%PDF-1.4\n%%EOF\n';

describe('the thread that identifies', () => {
  it('answers in the order of the files, and takes their bytes at once', async () => {
    const first = file('a.pdf', PDF);
    const asked = [
      thread.identify([first, file('b.txt', 'texte'), file('c', '\0\x01\x02'), file('d.pdf', '')]),
      thread.identify([file('e.gif', 'GIF89a')]),
    ];
    first.bytes.fill(0);
    const [answers, others] = await Promise.all(asked);
    expect(answers?.map(({ puids }) => puids)).toEqual([['fmt/18'], ['x-fmt/111'], [], []]);
    expect(answers?.[0]).toEqual({ puids: ['fmt/18'], basis: 'signature', signatures: 'starter-1' });
    expect(answers?.[3]?.warnings).toContain('empty');
    expect(others).toMatchObject([{ puids: ['fmt/4'] }]);
    expect(await thread.identify([])).toEqual([]);
  });

  it('looks at files in shared memory where they are, and copies those that are partly elsewhere', async () => {
    const memory = Buffer.from(new SharedArrayBuffer(PDF.length + 6));
    memory.write(PDF);
    memory.write('GIF89a', PDF.length);
    const pdf = { name: 'a.pdf', bytes: memory.subarray(0, PDF.length) };
    const gif = { name: 'b.gif', bytes: memory.subarray(PDF.length) };
    const shared = await thread.identify([gif, pdf]);
    expect(shared.map(({ puids }) => puids)).toEqual([['fmt/4'], ['fmt/18']]);
    const copied = thread.identify([pdf, file('c.txt', 'texte')]);
    memory.fill(0);
    expect((await copied).map(({ puids }) => puids)).toEqual([['fmt/18'], ['x-fmt/111']]);
  });

  it('ends when it is retired and nobody waits, and starts again for whoever still asks', async () => {
    const retired = createIdentifyThread(signatures);
    const asked = retired.identify([file('a.pdf', PDF)]);
    retired.retire();
    expect(await asked).toMatchObject([{ puids: ['fmt/18'] }]);
    expect(await retired.identify([file('a.pdf', PDF)])).toMatchObject([{ puids: ['fmt/18'] }]);
    await retired.close();
  });

  it('tells whoever waits when it cannot start', async () => {
    const broken = createIdentifyThread({ name: 'x', kept: Buffer.from('no signatures') });
    await expect(broken.identify([file('a.pdf', PDF)])).rejects.toThrow('compiled signatures');
  });
});
