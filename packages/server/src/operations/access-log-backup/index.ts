/** The access log, brought to the offers. */
export { type AccessLogBackupServices, keepAccessLog } from './keep-access-log.ts';
export { accessLogBackupOutline, accessLogBackupWorkflows } from './workflow.ts';
