import { type ChartrierError, chartrierError } from '@chartrier/messages';

const NAME = /^[a-zA-Z0-9_]{1,32}$/;
const VALUE = /^[a-zA-Z0-9.\-/+=@_ ]*$/;
/** An ARK has colons: `ark:/12345/abc`. */
const PERSISTENT_IDENTIFIER_VALUE = /^[a-zA-Z0-9.\-/+=@_: ]*$/;
const MAX_PARAMETER_LENGTH = 5_000;

/**
 * Checks path or query parameters, decoded.
 *
 * @returns UNSAFE_PARAMETER (412) naming the parameter, or undefined
 */
export function checkParameters(
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
): ChartrierError | undefined {
  for (const [name, given] of Object.entries(parameters)) {
    if (!NAME.test(name) && name !== '*')
      return chartrierError('UNSAFE_PARAMETER', { parameter: name.slice(0, 32) });
    const pattern = name === 'persistentIdentifier' ? PERSISTENT_IDENTIFIER_VALUE : VALUE;
    const values = given === undefined ? [] : typeof given === 'string' ? [given] : given;
    for (const value of values)
      if (value.length > MAX_PARAMETER_LENGTH || !pattern.test(value))
        return chartrierError('UNSAFE_PARAMETER', { parameter: name });
  }
  return undefined;
}
