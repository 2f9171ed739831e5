/**
 * Whose field names a body uses. Units and object groups know every system name; reference data and registers rename
 * five of them only, logbooks four; there, any other name stands for itself.
 */
export type Vocabulary = 'unit' | 'objectgroup' | 'referential' | 'logbook';
