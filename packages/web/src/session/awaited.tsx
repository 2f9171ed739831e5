import type { RefusedCall } from '../api/index.ts';
import { useWords, type Words } from '../language/index.ts';
import { Card } from './card.tsx';

const fr = {
  offline: 'Le serveur ne répond pas',
  offlineLead: 'Rien n’est perdu. Il est interrogé de nouveau ; la page s’ouvrira dès qu’il répondra.',
  database: 'Le serveur attend sa base de données',
  databaseLead:
    'Rien n’est perdu : elle démarre ou redémarre. La page s’ouvrira d’elle-même dès qu’elle répondra.',
};
const en: typeof fr = {
  offline: 'The server does not answer',
  offlineLead: 'Nothing is lost. It is being asked again; the page will open as soon as it answers.',
  database: 'The server is waiting for its database',
  databaseLead:
    'Nothing is lost: it is starting or restarting. The page will open by itself when it answers.',
};
const WORDS: Words<typeof fr> = { fr, en };

/** Before anyone is known, while the server or its database is being waited for: it goes on by itself. */
export function Awaited({ error }: { readonly error: RefusedCall }) {
  const words = useWords(WORDS);
  const isDatabase = error.trouble === 'database';
  return (
    <Card
      title={isDatabase ? words.database : words.offline}
      lead={isDatabase ? words.databaseLead : words.offlineLead}
    >
      <p role="status">
        <span className="quiet">{error.body.description ?? error.body.message}</span>{' '}
        <code>{error.body.symbol}</code>
      </p>
    </Card>
  );
}
