export { stepBackendsBehind } from './backend-priority.ts';
export { stepBehind } from './own-priority.ts';
