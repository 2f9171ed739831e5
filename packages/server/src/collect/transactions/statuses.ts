/** Where a transaction stands (Vitam's names; `ACK_WAITING`, which Vitam declares and never uses, is not among them). */
export type TransactionStatus =
  | 'OPEN'
  | 'READY'
  | 'SENDING'
  | 'SENT'
  | 'ACK_OK'
  | 'ACK_WARNING'
  | 'ACK_KO'
  | 'KO'
  | 'ABORTED';

/** What changes a status; `send` and what follows it are the system's own. */
export type Transition =
  | 'close'
  | 'reopen'
  | 'abort'
  | 'send'
  | 'sent'
  | 'failed'
  | 'acknowledgedOk'
  | 'acknowledgedWarning'
  | 'acknowledgedKo';

interface Change {
  readonly from: readonly TransactionStatus[];
  readonly to: TransactionStatus;
}

/**
 * The changes that are allowed, and no others. Unlike Vitam 7, a transaction can only fail while it is being sent, and be
 * acknowledged once it was sent.
 */
export const TRANSITIONS: Readonly<Record<Transition, Change>> = {
  close: { from: ['OPEN'], to: 'READY' },
  reopen: { from: ['READY', 'ACK_KO', 'KO'], to: 'OPEN' },
  abort: { from: ['OPEN', 'READY', 'ACK_KO', 'KO'], to: 'ABORTED' },
  send: { from: ['READY'], to: 'SENDING' },
  sent: { from: ['SENDING'], to: 'SENT' },
  failed: { from: ['SENDING'], to: 'KO' },
  acknowledgedOk: { from: ['SENT'], to: 'ACK_OK' },
  acknowledgedWarning: { from: ['SENT'], to: 'ACK_WARNING' },
  acknowledgedKo: { from: ['SENT'], to: 'ACK_KO' },
};

/** The status after a change; undefined when it is not allowed from there. */
export function statusAfter(
  status: TransactionStatus,
  transition: Transition,
): TransactionStatus | undefined {
  const { from, to } = TRANSITIONS[transition];
  return from.includes(status) ? to : undefined;
}

/** Statuses after which nothing more happens, and the content goes away. */
export const OVER: readonly TransactionStatus[] = ['ACK_OK', 'ACK_WARNING', 'ABORTED'];
