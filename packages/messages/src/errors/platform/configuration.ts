import { defineErrors } from '../definition.ts';

/** What is wrong in the configuration: its file, its keys, its environment variables. */
export const configurationErrors = defineErrors({
  CONFIG_FILE_UNREADABLE: {
    status: 500,
    fr: 'Le fichier de configuration {file} ne peut pas être lu.',
    en: 'The configuration file {file} cannot be read.',
    remedyFr: 'Vérifiez son chemin (--config, CHARTRIER_CONFIG) et ses droits.',
    remedyEn: 'Check its path (--config, CHARTRIER_CONFIG) and its rights.',
  },
  CONFIG_FILE_INVALID: {
    status: 500,
    fr: 'Le fichier de configuration {file} n’est pas du YAML valide, ligne {line} : {reason}',
    en: 'The configuration file {file} is not valid YAML, line {line}: {reason}',
    remedyFr: 'Corrigez cette ligne ; chaque ligne a la forme « clé: valeur ».',
    remedyEn: 'Mend that line; each line reads "key: value".',
  },
  CONFIG_KEY_UNKNOWN: {
    status: 500,
    fr: 'La configuration n’a pas de clé {key} ; la plus proche est {nearest}.',
    en: 'The configuration has no key {key}; the nearest is {nearest}.',
    remedyFr: 'Corrigez la clé : docs/configuration.md les donne toutes.',
    remedyEn: 'Mend the key: docs/configuration.md gives them all.',
  },
  CONFIG_KEY_MISSING: {
    status: 500,
    fr: 'Il manque la clé {key} à la configuration (attendu : {expected}).',
    en: 'The configuration lacks the key {key} (expected: {expected}).',
    remedyFr: 'Ajoutez-la : docs/configuration.md dit ce qu’elle contient.',
    remedyEn: 'Add it: docs/configuration.md says what it holds.',
  },
  CONFIG_VALUE_WRONG: {
    status: 500,
    fr: 'La clé {key} de la configuration vaut {value} ; attendu : {expected}.',
    en: 'The key {key} of the configuration is {value}; expected: {expected}.',
    remedyFr: 'Corrigez la valeur : docs/configuration.md dit ce qu’elle peut être.',
    remedyEn: 'Mend the value: docs/configuration.md says what it may be.',
  },
  CONFIG_VALUE_TWICE: {
    status: 500,
    fr: '{value} est donné deux fois dans {key}.',
    en: '{value} is given twice in {key}.',
    remedyFr: 'Retirez-en un, ou donnez-lui un autre nom.',
    remedyEn: 'Remove one, or give it another name.',
  },
  CONFIG_REFERENCE_UNKNOWN: {
    status: 500,
    fr: '{key} nomme {value}, qui n’est pas configuré ; connus : {known}.',
    en: '{key} names {value}, which is not configured; known: {known}.',
    remedyFr: 'Nommez l’un de ceux qui sont connus, ou ajoutez celui qui manque.',
    remedyEn: 'Name one of those known, or add the missing one.',
  },
  CONFIG_VARIABLE_UNKNOWN: {
    status: 500,
    fr: 'La variable d’environnement {variable} n’est celle d’aucune clé ; la plus proche est {nearest}.',
    en: 'The environment variable {variable} belongs to no key; the nearest is {nearest}.',
    remedyFr: 'Corrigez son nom, ou retirez-la.',
    remedyEn: 'Mend its name, or remove it.',
  },
  CONFIG_VARIABLE_WRONG: {
    status: 500,
    fr: 'La variable d’environnement {variable} n’est pas lisible : {value}',
    en: 'The environment variable {variable} cannot be read: {value}',
    remedyFr: 'Écrivez-la en YAML ou en JSON.',
    remedyEn: 'Write it in YAML or JSON.',
  },
  CONFIG_NO_IDENTIFICATION: {
    status: 500,
    fr: 'Rien ne permettrait de reconnaître les appelants : ni http.tls, ni http.trustClientCertificateHeader, ni http.publicUrl.',
    en: 'Nothing would tell callers apart: none of http.tls, http.trustClientCertificateHeader and http.publicUrl is set.',
    remedyFr:
      'Configurez http.tls (ou http.publicUrl, pour des personnes qui se connectent derrière un proxy), ou laissez http.developmentMode à true (boucle locale seulement).',
    remedyEn:
      'Configure http.tls (or http.publicUrl, for people who sign in behind a proxy), or leave http.developmentMode to true (loopback only).',
  },
  CONFIG_DEVELOPMENT_MODE_EXPOSED: {
    status: 500,
    fr: 'Le mode de développement n’écoute que sur la boucle locale, pas sur {host}.',
    en: 'Development mode listens on loopback only, not on {host}.',
    remedyFr: 'Configurez http.tls (certificats clients), ou http.host: 127.0.0.1.',
    remedyEn: 'Configure http.tls (client certificates), or http.host: 127.0.0.1.',
  },
});
