import { type Context, createContext, Script } from 'node:vm';

/** What work that is bounded gave, or why it was stopped: its time was over, or it called itself without end. */
export type Bounded<T> = { readonly value: T } | { readonly stopped: 'time' | 'recursion' };

/** Runs work that does not wait, for so long at most; the thread is the work's meanwhile. */
export type WithinTime = <T>(milliseconds: number, work: () => T) => Bounded<T>;

/**
 * Bounds work whose length others choose, such as a regular expression that they wrote: V8 looks at the clock of a script
 * even while an expression is tried again and again, which nothing else of JavaScript can interrupt.
 */
export function withinTime(): WithinTime {
  const script = new Script('work()');
  const context: Context = createContext({});
  return (milliseconds, work) => {
    let value: { readonly value: ReturnType<typeof work> } | undefined;
    context['work'] = () => {
      value = { value: work() };
    };
    try {
      script.runInContext(context, { timeout: milliseconds });
    } catch (error) {
      if (error instanceof RangeError) return { stopped: 'recursion' };
      if (isTimeout(error)) return { stopped: 'time' };
      throw error;
    } finally {
      context['work'] = undefined;
    }
    if (value === undefined) throw new Error('the work was not done');
    return value;
  };
}

/** The error is made in the script's own realm, whose `Error` is not ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
