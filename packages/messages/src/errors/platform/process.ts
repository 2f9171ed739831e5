import { defineErrors } from '../definition.ts';

/** What goes wrong in the process itself: its identifiers, its port, its TLS files. */
export const processErrors = defineErrors({
  INTERNAL_ERROR: {
    status: 500,
    vitamCode: '000200',
    fr: 'Une erreur interne est survenue.',
    en: 'An internal error occurred.',
    remedyFr:
      'Donnez à l’exploitant l’identifiant de la requête (X-Request-Id) : le journal du serveur dit la cause.',
    remedyEn: 'Give the operator the request id (X-Request-Id): the server log tells the cause.',
  },
  GUID_INVALID: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: '« {text} » n’est pas un identifiant.',
    en: '"{text}" is not an identifier.',
    remedyFr: 'Un identifiant a 36 caractères parmi a-z et 2-7 : copiez-le tel que l’API l’a donné.',
    remedyEn: 'An identifier has 36 characters among a-z and 2-7: copy it as the API gave it.',
  },
  GUID_PART_OUT_OF_RANGE: {
    status: 500,
    vitamCode: '000200',
    fr: 'Un identifiant ne peut pas contenir {part} = {value} : la plus grande valeur est {max}.',
    en: 'An identifier cannot hold {part} = {value}: the greatest value is {max}.',
    remedyFr:
      'Vérifiez la configuration (tenant, plateforme) ; sinon signalez ce défaut avec le journal du serveur.',
    remedyEn: 'Check the configuration (tenant, platform); otherwise report this fault with the server log.',
  },
  TLS_FILE_UNREADABLE: {
    status: 500,
    fr: 'Le fichier {path} ({key}) ne peut pas être lu.',
    en: 'The file {path} ({key}) cannot be read.',
    remedyFr: 'Vérifiez son chemin et ses droits.',
    remedyEn: 'Check its path and its rights.',
  },
  HTTP_ROUTE_UNKNOWN: {
    status: 404,
    vitamCode: '000200',
    fr: 'Rien ne répond à {method} {path}.',
    en: 'Nothing answers {method} {path}.',
    remedyFr: 'Vérifiez la méthode et le chemin dans la documentation de l’API.',
    remedyEn: 'Check the method and the path in the API’s documentation.',
  },
  HTTP_PORT_TAKEN: {
    status: 500,
    fr: 'Un autre programme écoute déjà sur {host}, port {port}.',
    en: 'Another program already listens on {host}, port {port}.',
    remedyFr: 'Arrêtez-le, ou donnez un autre port par http.port (0 : un port libre).',
    remedyEn: 'Stop it, or give another port with http.port (0: a free one).',
  },
});
