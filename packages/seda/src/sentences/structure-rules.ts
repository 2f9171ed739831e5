import type { RuleSentences } from './rule-sentences.ts';

/** The document is not a transfer of a version that is read. */
export const ROOT_RULES = {
  'root-namespace': {
    sentence: {
      fr: 'La racine <{element}> n’est pas dans un espace de noms du SEDA (trouvé : « {found} »).',
      en: 'The root <{element}> is not in a namespace of SEDA (found: “{found}”).',
    },
    remedy: {
      fr: 'Déclarez sur la racine l’un des espaces de noms lus : {expected}.',
      en: 'Declare on the root one of the namespaces read: {expected}.',
    },
  },
  'root-version': {
    sentence: {
      fr: 'La version du SEDA n’est pas lue (trouvé : « {found} »).',
      en: 'This version of SEDA is not read (found: “{found}”).',
    },
    remedy: {
      fr: 'Produisez le bordereau dans l’une des versions lues : {expected}.',
      en: 'Produce the manifest in one of the versions read: {expected}.',
    },
  },
  'root-element': {
    sentence: {
      fr: 'La racine est <{found}> ; un versement commence par <{expected}>.',
      en: 'The root is <{found}>; a transfer begins with <{expected}>.',
    },
    remedy: {
      fr: 'Vérifiez que le message envoyé est bien un bordereau de transfert.',
      en: 'Check that the message sent is a transfer.',
    },
  },
} as const satisfies Record<string, RuleSentences>;

/** Elements and attributes are not those of SEDA, or not at their place. */
export const STRUCTURE_RULES = {
  'element-missing': {
    sentence: {
      fr: 'Dans <{parent}>, il manque {expected}{detail}.',
      en: 'In <{parent}>, missing: {expected}{detail}.',
    },
    remedy: {
      fr: 'Ajoutez l’élément manquant à sa place, ou remettez-le dans l’ordre du SEDA.',
      en: 'Add the missing element at its place, or put it back in SEDA’s order.',
    },
  },
  'element-order': {
    sentence: {
      fr: '<{found}> n’est pas à sa place dans <{parent}>{detail}.',
      en: '<{found}> is not at its place in <{parent}>{detail}.',
    },
    remedy: {
      fr: 'Remettez les éléments dans l’ordre du SEDA. Ici peuvent venir : {expected}.',
      en: 'Put the elements back in SEDA’s order. Here may come: {expected}.',
    },
  },
  'element-repeated': {
    sentence: {
      fr: '<{found}> est répété dans <{parent}>, où il ne peut venir qu’une fois.',
      en: '<{found}> is repeated in <{parent}>, where it may come once.',
    },
    remedy: { fr: 'N’en gardez qu’un.', en: 'Keep one of them.' },
  },
  'element-unknown': {
    sentence: {
      fr: '<{found}> n’existe pas dans <{parent}> en SEDA {detail}.',
      en: '<{found}> does not exist in <{parent}> in SEDA {detail}.',
    },
    remedy: {
      fr: 'Corrigez son nom, retirez-le, ou placez-le là où le SEDA admet des extensions. Ici peuvent venir : {expected}.',
      en: 'Correct its name, remove it, or put it where SEDA admits extensions. Here may come: {expected}.',
    },
  },
  'element-namespace': {
    sentence: {
      fr: '<{found}> est dans l’espace de noms « {detail} », et non dans celui du SEDA.',
      en: '<{found}> is in the namespace “{detail}”, not in SEDA’s.',
    },
    remedy: {
      fr: 'Retirez le préfixe ou l’attribut xmlns qui place cet élément hors du SEDA.',
      en: 'Remove the prefix or the xmlns attribute that puts this element outside SEDA.',
    },
  },
  'element-in-text': {
    sentence: {
      fr: '<{parent}> ne contient que du texte ; <{found}> n’y a pas sa place.',
      en: '<{parent}> holds text only; <{found}> has no place in it.',
    },
    remedy: {
      fr: 'Retirez cet élément, ou échappez les chevrons s’ils font partie du texte (« &lt; »).',
      en: 'Remove this element, or escape the angle brackets if they belong to the text (“&lt;”).',
    },
  },
  'text-unexpected': {
    sentence: {
      fr: 'Du texte (« {found} ») se trouve directement dans <{element}>, qui ne contient que des éléments.',
      en: 'Text (“{found}”) stands directly in <{element}>, which holds elements only.',
    },
    remedy: {
      fr: 'Retirez ce texte ou placez-le dans l’élément qui convient.',
      en: 'Remove this text or put it into the element that it belongs to.',
    },
  },
  'nil-not-empty': {
    sentence: {
      fr: '<{element}> est déclaré sans valeur (xsi:nil) mais contient « {found} ».',
      en: '<{element}> is declared without a value (xsi:nil) but holds “{found}”.',
    },
    remedy: { fr: 'Retirez xsi:nil ou la valeur.', en: 'Remove xsi:nil or the value.' },
  },
  'attribute-missing': {
    sentence: {
      fr: 'L’attribut obligatoire {expected} manque sur <{element}>.',
      en: 'The required attribute {expected} is missing on <{element}>.',
    },
    remedy: { fr: 'Ajoutez cet attribut.', en: 'Add this attribute.' },
  },
  'attribute-unknown': {
    sentence: {
      fr: 'L’attribut {found} n’existe pas sur <{element}>.',
      en: 'The attribute {found} does not exist on <{element}>.',
    },
    remedy: {
      fr: 'Retirez-le ou corrigez son nom (attributs admis : {expected}).',
      en: 'Remove it or correct its name (attributes admitted: {expected}).',
    },
  },
  'extension-place': {
    sentence: {
      fr: 'L’extension <{found}> se trouve dans <{element}> avant {expected}, alors que le SEDA n’admet d’extension qu’après les éléments qu’il connaît.',
      en: 'The extension <{found}> stands in <{element}> before {expected}, while SEDA admits extensions only after the elements that it knows.',
    },
    remedy: {
      fr: 'Déplacez cette extension à la fin de l’élément ; si elle appartient à une autre version du SEDA, retirez-la ou changez de version.',
      en: 'Move this extension to the element’s end; if it belongs to another version of SEDA, remove it or change the version.',
    },
  },
  'extension-name': {
    sentence: {
      fr: 'L’extension <{found}> porte un nom réservé par le système d’archivage.',
      en: 'The extension <{found}> has a name that the archiving system reserves.',
    },
    remedy: {
      fr: 'Renommez-la : un nom d’extension ne commence ni ne finit par « _ ».',
      en: 'Rename it: an extension’s name neither begins nor ends with “_”.',
    },
  },
  'id-duplicate': {
    sentence: {
      fr: 'L’identifiant « {found} » est déclaré plusieurs fois{detail}.',
      en: 'The identifier “{found}” is declared several times{detail}.',
    },
    remedy: {
      fr: 'Donnez à chaque unité, objet et groupe un identifiant unique dans le bordereau ; pour rejoindre un groupe déjà déclaré, employez DataObjectGroupReferenceId.',
      en: 'Give each unit, object and group an identifier that is unique in the manifest; to join a group already declared, use DataObjectGroupReferenceId.',
    },
  },
  'id-unknown': {
    sentence: {
      fr: '<{element}> renvoie à « {found} », qui n’est déclaré nulle part dans le bordereau.',
      en: '<{element}> refers to “{found}”, which is declared nowhere in the manifest.',
    },
    remedy: {
      fr: 'Corrigez l’identifiant (majuscules et minuscules comptent) ou ajoutez l’élément visé.',
      en: 'Correct the identifier (case matters) or add the element that it names.',
    },
  },
} as const satisfies Record<string, RuleSentences>;
