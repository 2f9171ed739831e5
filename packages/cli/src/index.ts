/** What scripts of the repository share with the commands: how an operation is told, and how words become a query. */
export { language, say } from './language.ts';
export { operationLines, printOperation } from './operation-report.ts';
export { type Paint, paint, paintStatus } from './paint.ts';
export { plainWordsQuery } from './plain-words.ts';
