import { describe, expect, it } from 'vitest';
import { chartrierError, errorMessage, errorRemedy, isChartrierError } from './chartrier-error.ts';
import { fillSentence } from './errors/definition.ts';

describe('an error of the registry', () => {
  const cause = new Error('below');
  const error = chartrierError('GUID_INVALID', { text: 'abc' }, { cause });

  it('carries its code, its status, its parameters and its cause', () => {
    expect(error).toMatchObject({ code: 'GUID_INVALID', status: 412, parameters: { text: 'abc' }, cause });
    expect(error.message).toBe('"abc" is not an identifier.');
  });

  it('is told in the language asked for, with its remedy', () => {
    expect(errorMessage(error, 'fr')).toBe('« abc » n’est pas un identifiant.');
    expect(errorRemedy(error, 'en')).toMatch(/36 characters/);
  });

  it('is known by its code', () => {
    expect(isChartrierError(error)).toBe(true);
    expect(isChartrierError(error, 'GUID_INVALID')).toBe(true);
    expect(isChartrierError(error, 'INTERNAL_ERROR')).toBe(false);
    expect(isChartrierError(cause)).toBe(false);
  });

  it('keeps a placeholder visible when its parameter was not given, and lists arrays', () => {
    expect(fillSentence('{a} and {b}', { a: ['x', 'y'] })).toBe('x, y and {b}');
  });
});
