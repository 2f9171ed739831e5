import type { Words } from '../language/index.ts';

const fr = {
  title: 'Se connecter',
  lead: 'La salle de lecture de vos archives.',
  login: 'Identifiant',
  password: 'Mot de passe',
  enter: 'Entrer',
  or: 'ou',
  with: 'Se connecter avec',
  wrong: 'Identifiant ou mot de passe refusé.',
  throttled: 'Trop d’essais.',
  providerRefused: {
    OPENID_SIGN_IN_REFUSED: 'La connexion par le fournisseur d’identité n’a pas abouti. Recommencez d’ici.',
    OPENID_PERSON_UNKNOWN:
      'Votre compte chez le fournisseur d’identité n’a pas d’accès ici. Demandez à l’administrateur de le créer.',
    OPENID_PROVIDER_UNREACHABLE:
      'Le fournisseur d’identité ne répond pas comme attendu. Réessayez plus tard ; l’administrateur en trouvera la cause dans les journaux du serveur.',
  } as Readonly<Record<string, string>>,
  first:
    'Première fois ? Le mot de passe du compte « admin » a été affiché une fois, au premier démarrage du serveur.',
  endedTitle: 'Votre session a pris fin',
  endedLead: 'Entrez de nouveau : votre page, ce que vous y avez saisi et l’envoi en cours sont gardés.',
  changeTitle: 'Choisissez votre mot de passe',
  changeLead: 'Le mot de passe reçu ne sert qu’une fois.',
  current: 'Mot de passe reçu',
  next: 'Nouveau mot de passe',
  nextAgain: 'Nouveau mot de passe, encore',
  different: 'Les deux saisies diffèrent.',
  keep: 'Enregistrer et entrer',
  tenant: 'Espace',
  contract: 'Contrat d’accès',
  chooseTenant: 'Choisir l’espace et le contrat d’accès',
  noTenant: 'Aucun espace ne vous est ouvert',
  noTenantLead: 'Demandez à un administrateur de vous placer dans un groupe.',
  signOut: 'Se déconnecter',
};

const en: typeof fr = {
  title: 'Sign in',
  lead: 'The reading room of your archives.',
  login: 'Login',
  password: 'Password',
  enter: 'Enter',
  or: 'or',
  with: 'Sign in with',
  wrong: 'Login or password refused.',
  throttled: 'Too many attempts.',
  providerRefused: {
    OPENID_SIGN_IN_REFUSED: 'Signing in with the identity provider did not succeed. Start again from here.',
    OPENID_PERSON_UNKNOWN:
      'Your account at the identity provider has no access here. Ask the administrator to create it.',
    OPENID_PROVIDER_UNREACHABLE:
      'The identity provider does not answer as expected. Try again later; the administrator will find the cause in the server’s logs.',
  },
  first: 'First time? The password of the “admin” account was shown once, when the server first started.',
  endedTitle: 'Your session has ended',
  endedLead: 'Enter again: your page, what you typed and the upload under way are kept.',
  changeTitle: 'Choose your password',
  changeLead: 'The password that you received serves only once.',
  current: 'Password received',
  next: 'New password',
  nextAgain: 'New password, again',
  different: 'The two entries differ.',
  keep: 'Save and enter',
  tenant: 'Tenant',
  contract: 'Access contract',
  chooseTenant: 'Choose the tenant and the access contract',
  noTenant: 'No tenant is open to you',
  noTenantLead: 'Ask an administrator to put you in a group.',
  signOut: 'Sign out',
};

export const WORDS: Words<typeof fr> = { fr, en };
