import { defineErrors } from '../definition.ts';

/** Requests refused before they are read: headers, parameters and JSON that are unsafe or malformed. */
export const unsafeRequestsErrors = defineErrors({
  UNSAFE_HEADER: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'L’en-tête {header} contient un nom ou un caractère qui n’est pas accepté.',
    en: 'The header {header} has a name or a character that is not accepted.',
    remedyFr:
      'Utilisez des lettres sans accent, des chiffres, des espaces et ( ) - = * . ? ; , + / : & _ seulement.',
    remedyEn: 'Use unaccented letters, digits, spaces and ( ) - = * . ? ; , + / : & _ only.',
  },
  REPEATED_HEADER: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'L’en-tête {header} est donné plusieurs fois.',
    en: 'The header {header} is given several times.',
    remedyFr: 'Ne le donnez qu’une fois.',
    remedyEn: 'Give it once.',
  },
  UNSAFE_PARAMETER: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'Le paramètre {parameter} a un nom ou une valeur qui n’est pas acceptée.',
    en: 'The parameter {parameter} has a name or a value that is not accepted.',
    remedyFr:
      'Utilisez des lettres sans accent, des chiffres, des espaces et . - / + = @ _ seulement (5 000 caractères au plus).',
    remedyEn: 'Use unaccented letters, digits, spaces and . - / + = @ _ only (5,000 characters at most).',
  },
  UNSAFE_JSON: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'Le champ {path} contient une balise HTML, une entité, un caractère de contrôle, ou est trop grand ({fault}).',
    en: 'The field {path} holds an HTML tag, an entity or a control character, or is too large ({fault}).',
    remedyFr: 'Retirez de ce champ les balises HTML, les entités et les caractères de contrôle.',
    remedyEn: 'Remove HTML tags, entities and control characters from this field.',
  },
  INVALID_JSON: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'Le corps de la requête n’est pas du JSON : ligne {line}, colonne {column}.',
    en: 'The body of the request is not JSON: line {line}, column {column}.',
    remedyFr:
      'Corrigez la syntaxe à cet endroit : guillemets doubles, virgules entre les champs, rien après la fin.',
    remedyEn:
      'Correct the syntax at that place: double quotes, commas between fields, nothing after the end.',
  },
  EMPTY_JSON: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'Le corps de la requête est vide.',
    en: 'The body of the request is empty.',
    remedyFr: 'Envoyez un document JSON dans le corps de la requête.',
    remedyEn: 'Send a JSON document in the body of the request.',
  },
  JSON_TOO_LARGE: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'Le document JSON dépasse {limit} caractères.',
    en: 'The JSON document is longer than {limit} characters.',
    remedyFr: 'Découpez la requête en plusieurs.',
    remedyEn: 'Split the request into several.',
  },
});
