import type { Bilingual } from '../finding.ts';
import type { RuleSentences } from './rule-sentences.ts';

const CHECK_THE_TOOL: Bilingual = {
  fr: 'Ouvrez le bordereau dans un éditeur XML à cet endroit et corrigez-le, ou signalez l’anomalie à l’éditeur de l’outil qui l’a produit.',
  en: 'Open the manifest in an XML editor at this place and correct it, or report the fault to the maker of the tool that wrote it.',
};

const SPLIT_THE_VALUE: Bilingual = {
  fr: 'Vérifiez que ce contenu a sa place dans le bordereau ; un fichier se dépose dans le dossier Content du paquet.',
  en: 'Check that this content belongs in the manifest; a file goes to the package’s Content folder.',
};

/** The document is not XML that can be read. */
export const XML_RULES = {
  'xml-empty': {
    sentence: { fr: 'Le bordereau ne contient aucun élément XML.', en: 'The manifest holds no XML element.' },
    remedy: {
      fr: 'Déposez un bordereau dont la racine est <ArchiveTransfer>.',
      en: 'Send a manifest whose root is <ArchiveTransfer>.',
    },
  },
  'xml-text-outside': {
    sentence: {
      fr: 'Du texte se trouve hors de l’élément racine : ce fichier n’est pas un document XML.',
      en: 'Text stands outside the root element: this file is not an XML document.',
    },
    remedy: {
      fr: 'Vérifiez que manifest.xml est bien le bordereau (et non un autre fichier renommé) et retirez ce texte.',
      en: 'Check that manifest.xml is the manifest (not another file renamed) and remove this text.',
    },
  },
  'xml-unclosed': {
    sentence: {
      fr: 'Le document se termine alors que l’élément <{detail}> n’est pas fermé.',
      en: 'The document ends while the element <{detail}> is still open.',
    },
    remedy: {
      fr: 'Le bordereau est sans doute tronqué : produisez-le ou transférez-le de nouveau.',
      en: 'The manifest was probably cut: produce it or transfer it again.',
    },
  },
  'xml-truncated': {
    sentence: {
      fr: 'Le document s’interrompt au milieu d’une balise.',
      en: 'The document stops in the middle of a tag.',
    },
    remedy: {
      fr: 'Le bordereau est sans doute tronqué : produisez-le ou transférez-le de nouveau.',
      en: 'The manifest was probably cut: produce it or transfer it again.',
    },
  },
  'xml-mismatched': {
    sentence: {
      fr: 'La balise fermante ne correspond pas à l’élément ouvert <{detail}>.',
      en: 'The closing tag does not match the open element <{detail}>.',
    },
    remedy: CHECK_THE_TOOL,
  },
  'xml-two-roots': {
    sentence: {
      fr: 'Un second élément racine suit le premier.',
      en: 'A second root element follows the first.',
    },
    remedy: {
      fr: 'Ne gardez qu’un élément <ArchiveTransfer> par bordereau.',
      en: 'Keep one <ArchiveTransfer> element in a manifest.',
    },
  },
  'xml-entity': {
    sentence: {
      fr: 'Une entité inconnue est employée : seules &amp;, &lt;, &gt;, &quot; et &apos; existent.',
      en: 'An unknown entity is used: only &amp;, &lt;, &gt;, &quot; and &apos; exist.',
    },
    remedy: {
      fr: 'Écrivez le caractère lui-même (en UTF-8) ou son numéro (&#233;), et « &amp; » pour une esperluette.',
      en: 'Write the character itself (in UTF-8) or its number (&#233;), and “&amp;” for an ampersand.',
    },
  },
  'xml-ampersand': {
    sentence: {
      fr: 'Une esperluette « & » n’est pas échappée.',
      en: 'An ampersand “&” is not escaped.',
    },
    remedy: { fr: 'Écrivez « &amp; » à sa place.', en: 'Write “&amp;” instead.' },
  },
  'xml-character': {
    sentence: {
      fr: 'Un caractère interdit en XML est présent (caractère de commande, ou « < » non échappé dans un attribut).',
      en: 'A character that XML forbids is present (a control character, or an unescaped “<” in an attribute).',
    },
    remedy: {
      fr: 'Retirez ce caractère ou échappez-le (« &lt; » pour « < »).',
      en: 'Remove this character or escape it (“&lt;” for “<”).',
    },
  },
  'xml-attribute-twice': {
    sentence: {
      fr: 'L’attribut {detail} est écrit deux fois sur le même élément.',
      en: 'The attribute {detail} is written twice on the same element.',
    },
    remedy: { fr: 'Ne gardez qu’une des deux valeurs.', en: 'Keep one of the two values.' },
  },
  'xml-prefix': {
    sentence: {
      fr: 'Le préfixe {detail} n’est lié à aucun espace de noms.',
      en: 'The prefix {detail} is bound to no namespace.',
    },
    remedy: {
      fr: 'Déclarez-le sur l’élément ou plus haut (xmlns:préfixe="…"), ou retirez-le.',
      en: 'Declare it on the element or above (xmlns:prefix="…"), or remove it.',
    },
  },
  'xml-attribute': {
    sentence: { fr: 'Un attribut est mal écrit.', en: 'An attribute is badly written.' },
    remedy: {
      fr: 'Un attribut s’écrit nom="valeur", séparé du suivant par un blanc.',
      en: 'An attribute is written name="value", with a blank before the next one.',
    },
  },
  'xml-declaration': {
    sentence: { fr: 'La déclaration XML est mal écrite.', en: 'The XML declaration is badly written.' },
    remedy: {
      fr: 'Commencez le fichier par <?xml version="1.0" encoding="UTF-8"?>.',
      en: 'Begin the file with <?xml version="1.0" encoding="UTF-8"?>.',
    },
  },
  'xml-syntax': {
    sentence: { fr: 'Le document n’est pas du XML bien formé.', en: 'The document is not well-formed XML.' },
    remedy: CHECK_THE_TOOL,
  },
  'xml-encoding-unknown': {
    sentence: {
      fr: 'L’encodage déclaré, « {detail} », n’est pas lu.',
      en: 'The declared encoding, “{detail}”, is not read.',
    },
    remedy: {
      fr: 'Enregistrez le bordereau en UTF-8 (sont aussi lus : {expected}).',
      en: 'Save the manifest in UTF-8 (also read: {expected}).',
    },
  },
  'xml-encoding-malformed': {
    sentence: {
      fr: 'Des octets ne correspondent pas à l’encodage du document ({detail}).',
      en: 'Some bytes do not belong to the document’s encoding ({detail}).',
    },
    remedy: {
      fr: 'Enregistrez le bordereau en UTF-8, ou déclarez son véritable encodage (encoding="ISO-8859-1").',
      en: 'Save the manifest in UTF-8, or declare its real encoding (encoding="ISO-8859-1").',
    },
  },
  'xml-limit-depth': {
    sentence: {
      fr: 'Les éléments sont imbriqués sur plus de {detail} niveaux.',
      en: 'Elements are nested more than {detail} levels deep.',
    },
    remedy: {
      fr: 'Reliez les unités par <ArchiveUnitRefId> plutôt que de les imbriquer.',
      en: 'Link the units with <ArchiveUnitRefId> rather than nesting them.',
    },
  },
  'xml-limit-attributes': {
    sentence: {
      fr: 'Un élément porte plus de {detail} attributs.',
      en: 'An element has more than {detail} attributes.',
    },
    remedy: CHECK_THE_TOOL,
  },
  'xml-limit-name': {
    sentence: {
      fr: 'Un nom d’élément ou d’attribut dépasse {detail} caractères.',
      en: 'An element’s or attribute’s name is longer than {detail} characters.',
    },
    remedy: CHECK_THE_TOOL,
  },
  'xml-limit-token': {
    sentence: {
      fr: 'Un texte, un commentaire ou une balise dépasse {detail} caractères.',
      en: 'A text, a comment or a tag is longer than {detail} characters.',
    },
    remedy: SPLIT_THE_VALUE,
  },
  'xml-limit-held': {
    sentence: {
      fr: 'Les unités et objets ouverts contiennent ensemble plus de {detail} caractères.',
      en: 'The units and objects that are open hold together more than {detail} characters.',
    },
    remedy: SPLIT_THE_VALUE,
  },
  doctype: {
    sentence: {
      fr: 'Le document contient une déclaration DOCTYPE, refusée par sécurité.',
      en: 'The document has a DOCTYPE declaration, refused for security.',
    },
    remedy: {
      fr: 'Retirez la déclaration <!DOCTYPE …> : un bordereau SEDA n’en a pas besoin.',
      en: 'Remove the <!DOCTYPE …> declaration: a SEDA manifest does not need one.',
    },
  },
} as const satisfies Record<string, RuleSentences>;
