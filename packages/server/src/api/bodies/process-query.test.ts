import { describe, expect, it } from 'vitest';
import { readProcessQuery } from './process-query.ts';

describe('readProcessQuery', () => {
  it('asks for all operations when there is no body', () => {
    expect(readProcessQuery(undefined)).toEqual({});
  });

  it('takes a single value for a list, null for nothing said', () => {
    expect(readProcessQuery({ states: 'RUNNING', statuses: null, id: 'x' })).toEqual({
      states: ['RUNNING'],
      id: 'x',
    });
  });

  it('ignores what it does not know', () => {
    expect(readProcessQuery({ workflows: ['PROCESS_SIP_UNITARY'], other: 1 })).toMatchObject({
      workflows: ['PROCESS_SIP_UNITARY'],
    });
  });

  it('refuses a value that is none of the list, naming the field', () => {
    expect(() => readProcessQuery({ states: ['SLEEPING'] })).toThrow(/\/states\/0/);
    expect(() => readProcessQuery([])).toThrow(/\$/);
  });
});
