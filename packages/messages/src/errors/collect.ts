import { collectContentErrors } from './collect/content.ts';
import { collectTransactionErrors } from './collect/transactions.ts';

/** The pre-deposit: projects, transactions and what is prepared in them. */
export const collectErrors = { ...collectTransactionErrors, ...collectContentErrors } as const;
