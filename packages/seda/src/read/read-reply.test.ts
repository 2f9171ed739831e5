import { describe, expect, it } from 'vitest';
import { writeArchiveTransferReply } from '../write/write-reply.ts';
import { readReplyProblems } from './read-reply.ts';

const event = (evType: string, more: object = {}) => ({
  evType,
  label: evType,
  evDateTime: '2026-01-02T03:04:05.000',
  outcome: 'KO' as const,
  outDetail: `${evType}.KO`,
  outMessg: `Échec de ${evType} <&>`,
  ...more,
});

async function* bytesOf(texts: AsyncIterable<string>, size: number) {
  const bytes = Buffer.from((await Array.fromAsync(texts)).join(''));
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

describe('the events of a reply', () => {
  it.each([3, 100_000])('are read as they were written (%i bytes at a time)', async (size) => {
    const reply = writeArchiveTransferReply({
      version: '2.3',
      date: '2026-01-02T03:04:05.000+00:00',
      messageIdentifier: 'op',
      status: 'KO',
      operationEvents: [event('CHECK_DIGEST')],
      groups: [
        {
          id: 'G1',
          objects: [],
          events: [event('LFC.CHECK_DIGEST', { dataObjectReferenceId: 'O1' })],
        },
      ],
      units: [
        { id: 'U1', systemId: 's1', events: [] },
        { id: 'U2', systemId: 's2', events: [event('LFC.X', { evDetData: { evDetTechData: 'é "x"' } })] },
      ],
    });
    expect(await Array.fromAsync(readReplyProblems(bytesOf(reply, size)))).toEqual([
      {
        of: 'group',
        id: 'G1',
        object: 'O1',
        evType: 'LFC.CHECK_DIGEST',
        outcome: 'KO',
        outDetail: 'LFC.CHECK_DIGEST.KO',
        message: 'Échec de LFC.CHECK_DIGEST <&>',
      },
      {
        of: 'unit',
        id: 'U2',
        evType: 'LFC.X',
        outcome: 'KO',
        outDetail: 'LFC.X.KO',
        message: 'Échec de LFC.X <&>',
        data: '{"evDetTechData":"é \\"x\\""}',
      },
      {
        of: 'operation',
        evType: 'CHECK_DIGEST',
        outcome: 'KO',
        outDetail: 'CHECK_DIGEST.KO',
        message: 'Échec de CHECK_DIGEST <&>',
      },
    ]);
  });
});
