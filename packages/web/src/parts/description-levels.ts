/** The levels of description that SEDA 2.1 to 2.3 know (LevelType). */
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
