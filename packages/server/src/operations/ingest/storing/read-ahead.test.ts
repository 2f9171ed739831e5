import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

function numbers(last: number) {
  const seen: string[] = [];
  async function* source(): AsyncGenerator<number> {
    try {
      for (let number = 1; number <= last; number += 1) {
        seen.push(`read ${number}`);
        await Promise.resolve();
        if (number === 4) throw new Error('no fourth');
        yield number;
      }
    } finally {
      seen.push('closed');
    }
  }
  return { seen, source: source() };
}

describe('batches read ahead', () => {
  it('come in their order, each asked for while the one before is worked on', async () => {
    const { seen, source } = numbers(3);
    for await (const number of readAhead(source)) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`worked on ${number}`);
    }
    expect(seen).toEqual([
      'read 1',
      'read 2',
      'worked on 1',
      'read 3',
      'worked on 2',
      'closed',
      'worked on 3',
    ]);
  });

  it('are closed, and no more is read, when the work ends early', async () => {
    const { seen, source } = numbers(3);
    for await (const number of readAhead(source)) if (number === 1) break;
    expect(seen).toEqual(['read 1', 'read 2', 'closed']);
  });

  it('tell a failure in its turn', async () => {
    const { source } = numbers(5);
    const got: number[] = [];
    const reading = (async () => {
      for await (const number of readAhead(source)) got.push(number);
    })();
    await expect(reading).rejects.toThrow('no fourth');
    expect(got).toEqual([1, 2, 3]);
  });
});
