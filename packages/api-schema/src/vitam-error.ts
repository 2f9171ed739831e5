import Type from 'typebox';

/**
 * The error envelope (VitamError). `symbol` is Chartrier's own: the stable code of its registry; Vitam's clients
 * ignore fields that they do not know. The description says what happened, then what to do.
 */
export const VitamError = Type.Object({
  httpCode: Type.Integer(),
  code: Type.String(),
  context: Type.Optional(Type.String()),
  state: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  symbol: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.Unknown())),
});

export interface VitamError {
  readonly httpCode: number;
  readonly code: string;
  readonly context?: string;
  readonly state?: string;
  readonly message?: string;
  readonly description?: string;
  readonly symbol?: string;
  readonly errors?: readonly VitamError[];
}
