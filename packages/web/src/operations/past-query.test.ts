import { describe, expect, it } from 'vitest';
import { isDay, pastQuery } from './past-query.ts';

const ALL = { kinds: [], outcome: '', from: '', to: '' };

describe('the query of past operations', () => {
  it('asks for all when nothing narrows it', () => {
    expect(pastQuery(ALL)).toEqual({});
  });

  it('asks for those that ended so: nothing went worse in them', () => {
    expect(pastQuery({ ...ALL, outcome: 'OK' })).toEqual({
      $and: [
        { $eq: { 'events.outcome': 'OK' } },
        { $not: [{ $in: { 'events.outcome': ['WARNING', 'KO', 'FATAL'] } }] },
      ],
    });
    expect(pastQuery({ ...ALL, outcome: 'FATAL' })).toEqual({
      $and: [{ $eq: { 'events.outcome': 'FATAL' } }],
    });
  });

  it('asks for holding trees among deposits, though they are journalled as reference data', () => {
    expect(pastQuery({ ...ALL, kinds: ['INGEST'], types: ['HOLDINGSCHEME'] })).toEqual({
      $and: [{ $or: [{ $in: { evTypeProc: ['INGEST'] } }, { $in: { evType: ['HOLDINGSCHEME'] } }] }],
    });
  });

  it('carries calendar dates as they were picked, both days included, whatever the zone', () => {
    expect(pastQuery({ ...ALL, kinds: ['INGEST'], from: '2024-03-01', to: '2024-03-01' })).toEqual({
      $and: [
        { $in: { evTypeProc: ['INGEST'] } },
        { $gte: { evDateTime: '2024-03-01' } },
        { $lte: { evDateTime: '2024-03-01T23:59:59.999' } },
      ],
    });
  });

  it('leaves aside a date that is still being typed', () => {
    expect(['2024-3-1', '2024-13-01', '2024', ''].filter(isDay)).toEqual([]);
    expect(pastQuery({ ...ALL, from: '2024-0' })).toEqual({});
  });
});
