import { expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import { takeProcessNumber } from './process-number.ts';

const { database } = await cloneDatabase();

it('each process has a number of its own', async () => {
  const numbers = await Promise.all(Array.from({ length: 10 }, () => takeProcessNumber(database)));
  expect(new Set(numbers).size).toBe(10);
  for (const number of numbers) expect(number).toBeLessThan(2 ** 22);
});
