import { agent } from './agents.ts';
import { anyText, anyTexts, closed, dayOrTime, list, oneOf, openObject, text } from './kinds.ts';

export const signature = {
  type: 'object',
  properties: {
    Signer: list(agent({ SigningTime: dayOrTime })),
    Validator: agent({ ValidationTime: dayOrTime }),
    Masterdata: openObject,
    ReferencedObject: closed(
      {
        SignedObjectId: anyText,
        SignedObjectDigest: closed({ MessageDigest: text, Algorithm: text }, ['MessageDigest', 'Algorithm']),
      },
      ['SignedObjectId', 'SignedObjectDigest'],
    ),
  },
  required: ['Signer', 'Validator', 'ReferencedObject'],
};

export const signingInformation = closed(
  {
    SigningRole: list(oneOf('SignedDocument', 'Timestamp', 'Signature', 'AdditionalProof'), { minItems: 1 }),
    DetachedSigningRole: list(oneOf('Timestamp', 'Signature', 'AdditionalProof')),
    SignatureDescription: list(
      closed({
        Signer: { anyOf: [agent({ SigningTime: dayOrTime }), list(agent({ SigningTime: dayOrTime }))] },
        Validator: agent({ ValidationTime: dayOrTime }),
        SigningType: anyText,
      }),
    ),
    TimestampingInformation: list(
      closed({ TimeStamp: dayOrTime, AdditionalTimestampingInformation: anyText }),
    ),
    AdditionalProof: list(closed({ AdditionalProofInformation: anyTexts })),
    Extended: openObject,
  },
  ['SigningRole'],
);
