import { Type } from 'typebox';
import { text } from './keys.ts';

const offer = Type.Object(
  {
    id: text('The offer’s name; it never changes once something is stored.'),
    type: Type.Enum(['fs'], { description: 'Kind of storage: `fs`, a folder.', default: 'fs' }),
    path: text('The folder.'),
  },
  { description: 'A storage offer.' },
);

const strategy = Type.Object(
  {
    id: text('The strategy’s name; `default` must exist.'),
    offers: Type.Array(Type.String(), {
      description: 'Names of the offers, by rank: the first is read first.',
      minItems: 1,
    }),
  },
  { description: 'A storage strategy: the offers that each byte is written to.' },
);

export const offers = Type.Array(offer, {
  description: 'Storage offers. Two folders under the data directory when none is given.',
  default: [],
});

export const strategies = Type.Array(strategy, {
  description: 'Storage strategies. `default`, with all offers, when none is given.',
  default: [],
});
