import { defineErrors } from '../definition.ts';

/** What there may be against CSV files. */
export const csvErrors = defineErrors({
  REFERENTIAL_UNSAFE_TEXT: {
    status: 400,
    fr: 'La valeur contient une balise HTML, une entité ou un caractère de contrôle ({fault}).',
    en: 'The value holds an HTML tag, an entity or a control character ({fault}).',
    remedyFr: 'Retirez-les.',
    remedyEn: 'Remove them.',
  },
  REFERENTIAL_FORMULA: {
    status: 400,
    fr: 'La valeur commence par {sign} : un tableur l’exécuterait comme une formule.',
    en: 'The value starts with {sign}: a spreadsheet would run it as a formula.',
    remedyFr: 'Retirez ce premier caractère.',
    remedyEn: 'Remove this first character.',
  },
  CSV_NOT_UTF8: {
    status: 400,
    fr: 'Le fichier n’est pas en UTF-8.',
    en: 'The file is not in UTF-8.',
    remedyFr: 'Enregistrez-le en « CSV UTF-8 ».',
    remedyEn: 'Save it as “CSV UTF-8”.',
  },
  CSV_EMPTY: {
    status: 400,
    fr: 'Le fichier est vide.',
    en: 'The file is empty.',
    remedyFr: 'Le fichier commence par la ligne d’en-tête : {columns}.',
    remedyEn: 'The file starts with the header line: {columns}.',
  },
  CSV_WRONG_SEPARATOR: {
    status: 400,
    fr: 'Le séparateur trouvé est {found}, la virgule est attendue.',
    en: 'The separator found is {found}, a comma is expected.',
    remedyFr: 'Enregistrez le fichier avec la virgule comme séparateur.',
    remedyEn: 'Save the file with a comma as its separator.',
  },
  CSV_COLUMN_MISSING: {
    status: 400,
    fr: 'Les colonnes {columns} manquent ; trouvées : {found}.',
    en: 'The columns {columns} are missing; found: {found}.',
    remedyFr: 'La ligne d’en-tête attendue est {expected}.',
    remedyEn: 'The expected header line is {expected}.',
  },
  CSV_COLUMN_UNKNOWN: {
    status: 400,
    fr: 'La colonne « {name} » n’est pas attendue.',
    en: 'The column “{name}” is not expected.',
    remedyFr: 'La ligne d’en-tête attendue est {expected}.',
    remedyEn: 'The expected header line is {expected}.',
  },
  CSV_COLUMN_UNNAMED: {
    status: 400,
    fr: 'Une colonne n’a pas de nom.',
    en: 'A column has no name.',
    remedyFr: 'La ligne d’en-tête attendue est {expected}.',
    remedyEn: 'The expected header line is {expected}.',
  },
  CSV_COLUMN_REPEATED: {
    status: 400,
    fr: 'La colonne « {name} » est donnée deux fois.',
    en: 'The column “{name}” is given twice.',
    remedyFr: 'Ne la gardez qu’une fois.',
    remedyEn: 'Keep it once.',
  },
  CSV_CELL_COUNT: {
    status: 400,
    fr: 'La ligne a {found} cellules, l’en-tête en a {expected}.',
    en: 'The line has {found} cells, the header has {expected}.',
    remedyFr:
      'Ajoutez ou retirez des virgules ; mettez entre guillemets une cellule qui contient une virgule.',
    remedyEn: 'Add or remove commas; put a cell that holds a comma between quotes.',
  },
  CSV_EMPTY_LINE: {
    status: 400,
    fr: 'La ligne est vide.',
    en: 'The line is empty.',
    remedyFr: 'Supprimez-la.',
    remedyEn: 'Remove it.',
  },
  CSV_QUOTE: {
    status: 400,
    fr: 'Un guillemet est mal placé ou n’est pas fermé.',
    en: 'A quotation mark is misplaced or never closed.',
    remedyFr: 'Entourez toute la cellule de guillemets et doublez ceux qu’elle contient.',
    remedyEn: 'Put the whole cell between quotation marks and double those inside.',
  },
  CSV_SPREADSHEET_IDENTIFIER: {
    status: 400,
    fr: 'L’identifiant {value} semble être une cellule qu’un tableur a convertie en nombre, en date ou en booléen.',
    en: 'The identifier {value} looks like a cell that a spreadsheet turned into a number, a date or a truth value.',
    remedyFr:
      'Mettez la colonne des identifiants au format « Texte », retapez-le tel qu’il était, et enregistrez de nouveau en « CSV UTF-8 ».',
    remedyEn:
      'Give the column of identifiers the format “Text”, type it again as it was, and save as “CSV UTF-8” again.',
  },
  CSV_LEADING_ZEROS_LOST: {
    status: 400,
    fr: 'L’identifiant {value} remplacerait {known} : un tableur en a sans doute retiré les premiers zéros.',
    en: 'The identifier {value} would replace {known}: a spreadsheet probably dropped its first zeros.',
    remedyFr: 'Mettez la colonne des identifiants au format « Texte » et rendez-leur leurs zéros.',
    remedyEn: 'Give the column of identifiers the format “Text” and give them their zeros back.',
  },
  CSV_CELL_TOO_LONG: {
    status: 400,
    fr: 'La cellule dépasse {limit} caractères.',
    en: 'The cell is longer than {limit} characters.',
    remedyFr: 'Raccourcissez-la.',
    remedyEn: 'Shorten it.',
  },
  CSV_RECORD_TOO_LONG: {
    status: 400,
    fr: 'La ligne dépasse {limit} caractères.',
    en: 'The record is longer than {limit} characters.',
    remedyFr: 'Retirez les colonnes vides et raccourcissez les cellules.',
    remedyEn: 'Remove the empty columns and shorten the cells.',
  },
});
