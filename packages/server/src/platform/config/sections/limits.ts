import { Type } from 'typebox';
import { GIB, whole } from './keys.ts';

export const limits = Type.Object(
  {
    uploadBytes: whole('Largest package received.', { default: 2048 * GIB }),
    uploadWindowSeconds: whole(
      'A package being sent that brings less than `uploadWindowBytes` in so many seconds is given up.',
      { default: 120, minimum: 1 },
    ),
    uploadWindowBytes: whole('Fewest bytes of a package in `uploadWindowSeconds`; 0: no limit.', {
      default: 65_536,
    }),
    requestBodyBytes: whole('Largest JSON body of a request.', { default: 16_000_000 }),
    importBytes: whole('Largest file or list of reference data.', { default: GIB / 2 }),
    importWaitSeconds: whole('How long an import is waited for before it is answered as under way.', {
      default: 300,
    }),
    streamResults: whole('Most units that /units/stream gives, or object groups /objects/stream.', {
      default: 1_000_000,
    }),
    streamsPerDay: whole(
      'How many times a day a tenant may call /units/stream, and as many /objects/stream.',
      {
        default: 3,
      },
    ),
    scrollResults: whole('Most units that a scroll goes through.', { default: 10_000_000 }),
  },
  { description: 'Limits. Each refuses with a message that names it.' },
);
