import { Type } from 'typebox';
import { GIB, text, whole } from './keys.ts';

export const scan = Type.Object(
  {
    socket: Type.Optional(text('Unix socket of clamd.')),
    host: Type.Optional(text('Host of clamd, when it listens on TCP.')),
    port: whole('Port of clamd.', { default: 3310, minimum: 1, maximum: 65535 }),
    unscannable: Type.Enum(['pause', 'accept'], {
      description:
        'What to do with a file that the scanner does not take (beyond its limits): `pause` the operation, or `accept` it with a warning “not scanned”.',
      default: 'pause',
    }),
    timeoutSeconds: whole('How long one file may take.', { default: 600, minimum: 1 }),
    maxFileBytes: whole(
      'A larger file is not sent: it is unscannable. Keep it at most clamd’s StreamMaxLength.',
      {
        default: 2 * GIB - 1,
      },
    ),
  },
  { description: 'The antivirus (clamd). Without it deposits say “not scanned”.' },
);
