export interface ParentLink<Instructions> {
  readonly instructions: Instructions;
  /** Answers the parent's questions of that kind. */
  answer(kind: string, reply: () => Promise<unknown>): void;
  /** Called once when the parent is gone, even killed; not after `leave`. */
  onLost(lost: () => void): void;
  /** Ends the link, which otherwise keeps this process alive. */
  leave(): void;
}

interface Question {
  readonly kind: string;
  readonly id?: number;
  readonly instructions?: unknown;
}

/**
 * The child's side of superviseChild: waits for the instructions. A question that came before its reply was given is
 * answered then. Undefined when no parent forked us.
 */
export async function linkToParent<Instructions>(): Promise<ParentLink<Instructions> | undefined> {
  if (process.send === undefined) return undefined;
  const replies = new Map<string, () => Promise<unknown>>();
  /** The last question of each kind that has no reply yet; the parent gave up the former ones. */
  const waiting = new Map<string, Question>();
  let left = false;
  const instructions = await new Promise<Instructions>((resolve) => {
    process.on('message', (message: Question) => {
      if (message.kind === 'instructions') {
        resolve(message.instructions as Instructions);
        return;
      }
      const reply = replies.get(message.kind);
      if (reply === undefined) waiting.set(message.kind, message);
      else void tell(message, reply);
    });
  });
  return {
    instructions,
    answer: (kind, reply) => {
      replies.set(kind, reply);
      const question = waiting.get(kind);
      waiting.delete(kind);
      if (question !== undefined) void tell(question, reply);
    },
    onLost: (lost) => {
      if (!process.connected) lost();
      else
        process.once('disconnect', () => {
          if (!left) lost();
        });
    },
    leave: () => {
      left = true;
      if (process.connected) process.disconnect();
    },
  };
}

async function tell({ id }: Question, reply: () => Promise<unknown>): Promise<void> {
  const answer = await reply();
  // A parent that vanished meanwhile is told by `onLost`.
  if (process.connected) process.send?.({ kind: 'answer', id, answer }, undefined, undefined, () => {});
}
