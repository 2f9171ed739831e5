import type { Command } from 'commander';

/** One command of `chartrier`: adds itself to the program, and says through `done` how it ended. */
export type AddCommand = (program: Command, done: (exitCode: number) => void) => void;
