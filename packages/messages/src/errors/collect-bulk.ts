import { defineErrors } from './definition.ts';

/** Trees of files, files of descriptions and packages of a pre-deposit. */
export const collectBulkErrors = defineErrors({
  COLLECT_DESCRIPTIONS_REFUSED: {
    status: 400,
    fr: '{total} faute(s) dans les descriptions, rien n’est appliqué. {faultsFr}',
    en: '{total} fault(s) in the descriptions, nothing is applied. {faultsEn}',
    remedyFr: '{firstRemedyFr}',
    remedyEn: '{firstRemedyEn}',
  },
  COLLECT_DESCRIPTIONS_EMPTY: {
    status: 400,
    fr: 'Le fichier de descriptions est vide.',
    en: 'The file of descriptions is empty.',
    remedyFr: 'Envoyez un fichier dont la première ligne nomme les colonnes, {expected} au moins.',
    remedyEn: 'Send a file whose first line names the columns, {expected} at least.',
  },
  COLLECT_DESCRIPTIONS_NONE: {
    status: 400,
    fr: 'Le fichier de descriptions n’a aucune ligne après son en-tête.',
    en: 'The file of descriptions has no line after its header.',
    remedyFr: 'Ajoutez une ligne par unité à décrire.',
    remedyEn: 'Add a line for each unit to describe.',
  },
  COLLECT_CSV_SEPARATOR: {
    status: 400,
    fr: 'Le séparateur trouvé est {found}, {expected} est attendu.',
    en: 'The separator found is {found}, {expected} is expected.',
    remedyFr: 'Enregistrez le fichier en CSV UTF-8 avec {expected} comme séparateur.',
    remedyEn: 'Save the file as CSV UTF-8 with {expected} as its separator.',
  },
  COLLECT_CSV_COLUMN_MISSING: {
    status: 400,
    fr: 'La colonne {expected} manque ; colonnes trouvées : {found}.',
    en: 'The column {expected} is missing; columns found: {found}.',
    remedyFr:
      'Nommez {expected} (avec cette casse) la colonne des chemins ; les autres sont Content.… et Management.….',
    remedyEn:
      'Name the column of paths {expected} (with this case); the others are Content.… and Management.….',
  },
  COLLECT_CSV_CELL_COUNT: {
    status: 400,
    fr: 'La ligne a {found} cellules, l’en-tête en a {expected}.',
    en: 'The line has {found} cells, the header has {expected}.',
    remedyFr:
      'Mettez entre guillemets une cellule qui contient un point-virgule, ou retirez ce qui est en trop.',
    remedyEn: 'Put a cell that holds a semicolon between quotes, or remove what is too much.',
  },
  COLLECT_DESCRIPTION_PATH_EMPTY: {
    status: 400,
    fr: 'Le chemin ({column}) est vide.',
    en: 'The path ({column}) is empty.',
    remedyFr: 'Écrivez le chemin de l’unité dans l’arborescence envoyée, ou supprimez la ligne.',
    remedyEn: 'Write the path of the unit in the tree that was sent, or remove the line.',
  },
  COLLECT_DESCRIPTION_PATH_REPEATED: {
    status: 400,
    fr: '« {path} » est décrit deux fois (lignes {lines}).',
    en: '“{path}” is described twice (lines {lines}).',
    remedyFr: 'Ne gardez qu’une ligne par unité.',
    remedyEn: 'Keep one line a unit.',
  },
  COLLECT_DESCRIPTION_PATH_UNKNOWN: {
    status: 400,
    fr: 'Aucune unité n’a le chemin « {path} ».',
    en: 'No unit has the path “{path}”.',
    remedyFr:
      'Écrivez le chemin tel qu’il est dans l’arborescence envoyée, depuis sa racine, avec des « / ».',
    remedyEn: 'Write the path as it is in the tree that was sent, from its root, with “/”.',
  },
  COLLECT_DESCRIPTION_PATH_AMBIGUOUS: {
    status: 400,
    fr: '« {path} » désigne {count} unités.',
    en: '“{path}” stands for {count} units.',
    remedyFr:
      'Écrivez le chemin entier, tel qu’il a été envoyé ; si plusieurs arborescences l’ont, décrivez chacune par le metadata.csv de son ZIP.',
    remedyEn:
      'Write the whole path, as it was sent; if several trees have it, describe each by the metadata.csv of its ZIP.',
  },
  COLLECT_DESCRIPTION_GIVEN_TWICE: {
    status: 400,
    fr: 'La colonne {column} écrit là où une autre colonne de la même ligne a écrit.',
    en: 'The column {column} writes where another column of the same line has written.',
    remedyFr: 'Laissez l’une des deux cellules vide.',
    remedyEn: 'Leave one of the two cells empty.',
  },
  COLLECT_DESCRIPTION_ATTRIBUTE: {
    status: 400,
    fr: 'L’attribut {column} n’est pas lisible : {found}.',
    en: 'The attribute {column} is not readable: {found}.',
    remedyFr:
      'Écrivez xml:lang="fr" pour un titre ou une description, algorithm="SHA-512" pour une empreinte.',
    remedyEn: 'Write xml:lang="fr" for a title or a description, algorithm="SHA-512" for a digest.',
  },
  COLLECT_DESCRIPTION_UNSAFE: {
    status: 400,
    fr: 'Le champ {field} contient ce qui n’est pas permis ({fault}).',
    en: 'The field {field} holds what is not allowed ({fault}).',
    remedyFr: 'Retirez les balises HTML, les scripts, les entités et les caractères de contrôle.',
    remedyEn: 'Remove HTML tags, scripts, entities and control characters.',
  },
  COLLECT_DESCRIPTION_VALUE: {
    status: 400,
    fr: '« {found} » n’est pas du type du champ {field} ({expected}).',
    en: '“{found}” is not of the type of the field {field} ({expected}).',
    remedyFr: 'Écrivez une date aaaa-mm-jj, true ou false, un nombre avec un point, selon le type.',
    remedyEn: 'Write a date yyyy-mm-dd, true or false, a number with a point, according to the type.',
  },
  COLLECT_DESCRIPTION_TOO_DEEP: {
    status: 400,
    fr: 'Le champ {field} a plus de {limit} niveaux.',
    en: 'The field {field} has more than {limit} levels.',
    remedyFr: 'Donnez-lui moins de niveaux.',
    remedyEn: 'Give it fewer levels.',
  },
  COLLECT_JSONL_LINE: {
    status: 400,
    fr: 'La ligne n’est pas un objet JSON avec File (un chemin) et UnitContent (un objet) : {detail}.',
    en: 'The line is not a JSON object with File (a path) and UnitContent (an object): {detail}.',
    remedyFr: 'Écrivez un objet par ligne.',
    remedyEn: 'Write one object a line.',
  },
  COLLECT_JSONL_LINE_TOO_LONG: {
    status: 400,
    fr: 'La ligne dépasse {limit} caractères.',
    en: 'The line is longer than {limit} characters.',
    remedyFr: 'Écrivez un objet par ligne, et des textes plus courts.',
    remedyEn: 'Write one object a line, and shorter texts.',
  },
  COLLECT_TREE_REFUSED: {
    status: 400,
    fr: '{total} faute(s) dans l’arborescence, rien n’est importé. {faultsFr}',
    en: '{total} fault(s) in the tree, nothing is imported. {faultsEn}',
    remedyFr: '{firstRemedyFr}',
    remedyEn: '{firstRemedyEn}',
  },
  COLLECT_TREE_EMPTY: {
    status: 400,
    fr: 'Le fichier est vide : il ne contient ni dossier ni fichier.',
    en: 'The file is empty: it holds neither folder nor file.',
    remedyFr: 'Envoyez un ZIP de l’arborescence à préparer.',
    remedyEn: 'Send a ZIP of the tree to prepare.',
  },
  COLLECT_TREE_NOT_ZIP: {
    status: 400,
    fr: 'Le fichier envoyé n’est pas un ZIP.',
    en: 'The file sent is not a ZIP.',
    remedyFr: 'Mettez l’arborescence dans un ZIP ; le nom du fichier n’y change rien.',
    remedyEn: 'Put the tree in a ZIP; the name of the file does not matter.',
  },
  COLLECT_TREE_NAME: {
    status: 400,
    fr: 'Le chemin « {entry} » n’est pas canonique ou contient ce qui n’est pas permis : « {detail} ».',
    en: 'The path “{entry}” is not canonical or holds what is not allowed: “{detail}”.',
    remedyFr:
      'Donnez des noms sans balise, entité ni caractère de contrôle, séparés par un seul « / », ni vides ni « . ».',
    remedyEn:
      'Give names without tag, entity or control character, separated by one “/”, neither empty nor “.”.',
  },
  COLLECT_TREE_TWO_DESCRIPTIONS: {
    status: 400,
    fr: 'L’arborescence a deux fichiers de descriptions, {names}.',
    en: 'The tree has two files of descriptions, {names}.',
    remedyFr: 'N’en gardez qu’un à la racine.',
    remedyEn: 'Keep one of them at the root.',
  },
  COLLECT_SEND_EMPTY: {
    status: 400,
    fr: 'La transaction {id} est vide : une transaction sans unité ne s’envoie pas.',
    en: 'The transaction {id} is empty: a transaction without units cannot be sent.',
    remedyFr: 'Rouvrez-la et ajoutez-y des unités, ou abandonnez-la.',
    remedyEn: 'Open it again and add units to it, or give it up.',
  },
  COLLECT_SEND_AGENCY: {
    status: 400,
    fr: 'La transaction {id} n’a pas de service producteur ({field}).',
    en: 'The transaction {id} has no originating agency ({field}).',
    remedyFr: 'Écrivez {field} dans la transaction.',
    remedyEn: 'Write {field} in the transaction.',
  },
  COLLECT_SEND_BINARY_ABSENT: {
    status: 400,
    fr: 'Des objets sont déclarés et leurs fichiers ne sont pas venus : {objects}.',
    en: 'Objects are declared and their files have not come: {objects}.',
    remedyFr: 'Rouvrez la transaction et envoyez ces fichiers.',
    remedyEn: 'Open the transaction again and send these files.',
  },
  COLLECT_MANIFEST_LEFT_OUT: {
    status: 400,
    fr: 'SEDA {version} n’a pas de place pour des champs décrits : {fields}.',
    en: 'SEDA {version} has no place for fields that are described: {fields}.',
    remedyFr: 'Rouvrez la transaction, retirez ces champs ou écrivez-les comme des champs de l’ontologie.',
    remedyEn: 'Open the transaction again, remove these fields or write them as fields of the ontology.',
  },
});
