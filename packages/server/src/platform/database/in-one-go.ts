import type pg from 'pg';

/** What the client's types leave out: with it, what is asked is sent at once, behind what was not answered yet. */
interface Pipelined {
  pipeline: boolean;
}

/**
 * Sends several statements without waiting between them: PostgreSQL runs them one after the other, and both sides are woken
 * once. The connection must be at rest; it goes on as it was, for COPY cannot go behind a statement that is not answered.
 *
 * @throws what the first one that failed threw, when all have ended: those behind it were run all the same
 */
export async function inOneGo<const Statements extends readonly (() => Promise<unknown>)[]>(
  client: pg.ClientBase,
  statements: Statements,
): Promise<{ -readonly [Place in keyof Statements]: Awaited<ReturnType<Statements[Place]>> }> {
  const sending = client as unknown as Pipelined;
  sending.pipeline = true;
  try {
    const sent = statements.map((send) => send());
    await Promise.allSettled(sent);
    const answers: readonly unknown[] = await Promise.all(sent);
    return answers as { -readonly [Place in keyof Statements]: Awaited<ReturnType<Statements[Place]>> };
  } finally {
    sending.pipeline = false;
  }
}
