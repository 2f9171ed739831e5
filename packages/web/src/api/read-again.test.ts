import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { readAgain } from './read-again.ts';

it('reads what was changed while it was first read', async () => {
  const client = new QueryClient();
  const firstMayEnd = Promise.withResolvers<void>();
  let kept = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['kept'],
    queryFn: async () => {
      const found = kept;
      if (found === 0) await firstMayEnd.promise;
      return found;
    },
  });
  const stop = observer.subscribe(() => undefined);
  // the answer to the first reading is on its way, and does not know of the change
  await expect.poll(() => client.isFetching()).toBe(1);
  kept = 1;
  const read = readAgain(client, ['kept']);
  firstMayEnd.resolve();
  await read;
  expect(client.getQueryData(['kept'])).toBe(1);
  stop();
});
