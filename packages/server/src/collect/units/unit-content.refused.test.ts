import { isChartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { unitContent } from './unit-content.ts';

const typeOf = (name: string) => (name === 'StartDate' ? 'DATE' : name === 'Count' ? 'LONG' : undefined);

function refused(unit: Parameters<typeof unitContent>[0]): string {
  try {
    unitContent(unit, typeOf);
  } catch (error) {
    if (isChartrierError(error, 'COLLECT_UNIT_REFUSED')) return error.message;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('a unit is refused', () => {
  it('for a value that the type of its field does not take, with its place', () => {
    expect(refused({ Title: 'x', StartDate: 'tomorrow' })).toContain('StartDate (tomorrow)');
    expect(refused({ Agent: [{ Count: 'many' }] })).toContain('Agent[0].Count (many)');
    expect(refused({ '#management': { AccessRule: { Rules: [{ StartDate: 'x' }] } } })).toContain(
      '#management.AccessRule.Rules[0].StartDate',
    );
  });

  it('for a text that must never reach a page, and for management metadata that are none', () => {
    expect(refused({ Title: '<script>alert(1)</script>' })).toContain('Title');
    expect(refused({ Title: 'x\u0000y' })).toContain('Title');
    expect(refused({ '#management': 'none' })).toContain('#management');
  });
});

describe('what is no description', () => {
  it('is left out: names of the system, whoever writes them', () => {
    expect(unitContent({ '#id': 'x', _id: 'y', _up: ['z'], '#max': 3, Title: 'kept' }, typeOf)).toEqual({
      content: { Title: 'kept' },
      management: undefined,
    });
  });
});
