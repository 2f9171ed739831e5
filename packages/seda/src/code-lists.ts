/** Levels of description that SEDA 2.1 to 2.3 know (LevelType). */
export const DESCRIPTION_LEVELS = [
  'Fonds',
  'Subfonds',
  'Class',
  'Collection',
  'Series',
  'Subseries',
  'RecordGrp',
  'SubGrp',
  'File',
  'Item',
  'OtherLevel',
] as const;

/** Kinds of keywords (CodeKeywordType). */
export const KEYWORD_TYPES = [
  'corpname',
  'famname',
  'geogname',
  'name',
  'occupation',
  'persname',
  'subject',
  'genreform',
  'function',
] as const;
