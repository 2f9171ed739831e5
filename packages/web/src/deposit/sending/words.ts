import type { Words } from '../../language/index.ts';
import type { SendingState } from './send-in-pieces.ts';

const fr = {
  states: {
    sending: 'Envoi de',
    paused: 'En pause :',
    waiting: 'Connexion perdue :',
    'signed-out': 'Session finie :',
    finishing: 'Tout est envoyé, le serveur vérifie :',
    failed: 'Envoi refusé :',
    done: 'Reçu en entier :',
    'given-up': 'Abandonné :',
  } satisfies Record<SendingState, string>,
  helps: {
    paused: 'Ce qui est envoyé est gardé 24 heures sur le serveur. Vous pouvez quitter cette page.',
    waiting: 'Ce qui est envoyé est gardé. L’envoi reprend de lui-même dès que le serveur répond.',
    'signed-out': 'Ce qui est envoyé est gardé. Connectez-vous de nouveau : l’envoi reprend.',
    finishing: 'Le paquet est relu en entier avant d’être pris en charge.',
  } as Readonly<Partial<Record<SendingState, string>>>,
  progress: 'Avancement de l’envoi',
  sent: (done: string, all: string) => `${done} sur ${all}`,
  left: (duration: string) => `reste ${duration} environ`,
  speed: (bytes: string) => `${bytes}/s`,
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  now: 'Reprendre maintenant',
  giveUp: 'Abandonner l’envoi',
  follow: 'Suivre le versement',
  keyPause: 'Mettre l’envoi en pause, le reprendre',
  unfinished: 'Envois interrompus',
  unfinishedHelp: 'Choisissez le même fichier : l’envoi reprend là où il en était.',
  unnamed: 'sans nom',
  until: (date: string) => `gardé jusqu’au ${date}`,
  resumeWith: 'Reprendre avec le fichier…',
  forget: 'Abandonner',
  otherFile: (name: string) =>
    `Ce n’est pas le même fichier : il faut « ${name} », de la même taille et inchangé depuis le début de l’envoi.`,
  takenUp: (done: string) => `Un envoi de ce fichier a été interrompu à ${done} : il reprendra là.`,
};

const en: typeof fr = {
  states: {
    sending: 'Sending',
    paused: 'Paused:',
    waiting: 'Connection lost:',
    'signed-out': 'Session ended:',
    finishing: 'All is sent, the server verifies:',
    failed: 'Upload refused:',
    done: 'Received whole:',
    'given-up': 'Given up:',
  },
  helps: {
    paused: 'What was sent is kept for 24 hours on the server. You may leave this page.',
    waiting: 'What was sent is kept. The upload goes on by itself as soon as the server answers.',
    'signed-out': 'What was sent is kept. Sign in again: the upload goes on.',
    finishing: 'The package is read back whole before it is taken in.',
  },
  progress: 'Progress of the upload',
  sent: (done, all) => `${done} of ${all}`,
  left: (duration) => `about ${duration} left`,
  speed: (bytes) => `${bytes}/s`,
  pause: 'Pause',
  resume: 'Resume',
  now: 'Resume now',
  giveUp: 'Give the upload up',
  follow: 'Follow the deposit',
  keyPause: 'Pause the upload, resume it',
  unfinished: 'Interrupted uploads',
  unfinishedHelp: 'Choose the same file: the upload goes on where it was.',
  unnamed: 'without a name',
  until: (date) => `kept until ${date}`,
  resumeWith: 'Resume with the file…',
  forget: 'Give up',
  otherFile: (name) =>
    `This is not the same file: “${name}” is needed, of the same size and unchanged since the upload began.`,
  takenUp: (done) => `An upload of this file was interrupted at ${done}: it will go on from there.`,
};

export const WORDS: Words<typeof fr> = { fr, en };
