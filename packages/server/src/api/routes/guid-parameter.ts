import { chartrierError } from '@chartrier/messages';
import { isGuid } from '../../platform/index.ts';
import type { Exchange } from '../exchange.ts';

/**
 * The identifier in a path's parameter.
 *
 * @throws IDENTIFIER_UNREADABLE (412) when it has not the form of one
 */
export function guidParameter(exchange: Exchange, name: string): string {
  const identifier = exchange.parameters[name] ?? '';
  if (!isGuid(identifier)) throw chartrierError('IDENTIFIER_UNREADABLE', { identifier });
  return identifier;
}
