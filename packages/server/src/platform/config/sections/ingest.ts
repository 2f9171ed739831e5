import { Type } from 'typebox';
import { GIB, text, whole } from './keys.ts';

export const ingest = Type.Object(
  {
    localUploadDirectory: Type.Optional(
      text('Folder from which packages already on the server may be deposited by their name.'),
    ),
    localUploadAfter: Type.Enum(['NONE', 'DELETE', 'MOVE'], {
      description:
        'What becomes of such a package once its deposit is over: `NONE`, it stays; `DELETE`, it is deleted when it was archived; `MOVE`, it goes to one of the two folders below.',
      default: 'MOVE',
    }),
    localUploadSuccessDirectory: Type.Optional(
      text('Where archived packages are moved. `success` under `localUploadDirectory` when absent.'),
    ),
    localUploadFailureDirectory: Type.Optional(
      text('Where refused packages are moved. `failed` under `localUploadDirectory` when absent.'),
    ),
    limits: Type.Object(
      {
        maxEntries: whole('Most entries of a package.', { default: 5_000_000 }),
        maxEntryBytes: whole('Largest entry, unpacked.', { default: 2_048 * GIB }),
        maxTotalBytes: whole('Largest total size of the entries, unpacked.', { default: 8_192 * GIB }),
        maxCompressionRatio: whole('Most bytes unpacked for one byte of the package.', { default: 100 }),
        compressionRatioFloorBytes: whole('The ratio is looked at above this size only.', { default: GIB }),
        maxManifestBytes: whole('Largest manifest, unpacked.', { default: 16 * GIB }),
      },
      { description: 'What a package may ask of the server; a package beyond is refused.' },
    ),
    profiles: Type.Object(
      {
        timeoutSeconds: whole('How long the validation of one manifest by its archive profile may take.', {
          default: 1_800,
          minimum: 1,
        }),
        memoryMegabytes: whole('Memory of the process that validates.', { default: 1_024, minimum: 64 }),
        wholeManifestBytes: whole(
          'Where `xmllint` is not installed manifests are validated from a tree in memory: a larger one is refused.',
          { default: 48 * 2 ** 20 },
        ),
      },
      { description: 'Validation by archive profiles (RNG, XSD), in a process of its own.' },
    ),
  },
  { description: 'Deposits.' },
);
