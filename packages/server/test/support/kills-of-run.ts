/**
 * CHARTRIER_TEST_KILLS: how many times workers are killed at random in a run of the crash tests. On a continuous
 * integration (CI=true) 20, which take less than a minute; 200 otherwise.
 */
export const KILLS_OF_RUN = Number(
  process.env.CHARTRIER_TEST_KILLS ?? (process.env.CI === 'true' ? '20' : '200'),
);

/** A long run also kills at every place of each step, and at every moment of the writes on the offers. */
export const IS_LONG_RUN = KILLS_OF_RUN >= 100;
