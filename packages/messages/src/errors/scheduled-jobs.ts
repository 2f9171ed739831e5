import { defineErrors } from './definition.ts';

/** What there may be against a job that an operator names. */
export const scheduledJobsErrors = defineErrors({
  JOB_UNKNOWN: {
    status: 404,
    fr: 'Aucune tâche planifiée ne s’appelle {name}.',
    en: 'No scheduled job is called {name}.',
    remedyFr: 'Tâches connues : {known}.',
    remedyEn: 'Known jobs: {known}.',
  },
});
