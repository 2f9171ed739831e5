/**
 * The same batches, each asked for while the one before is worked on: whoever makes them and whoever works on them need not
 * wait for each other in turn. Two are held at a time. When the work ends early, nothing is being read any more.
 */
export async function* readAhead<Batch>(batches: AsyncIterator<Batch>): AsyncGenerator<Batch> {
  let next = batches.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = batches.next();
      // A failure is told to whoever asks for that batch.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await batches.return?.();
  }
}
