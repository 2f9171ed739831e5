export { abortTransaction, closeTransaction, reopenTransaction } from './change-status.ts';
export { createTransaction } from './create-transaction.ts';
export { deleteTransaction } from './delete-transaction.ts';
export { listTransactions, readTransaction } from './list-transactions.ts';
export { markSent } from './mark-sent.ts';
export {
  type CollectTransaction,
  findTransaction,
  type TransactionKey,
} from './transaction.ts';
export { updateTransaction } from './update-transaction.ts';
