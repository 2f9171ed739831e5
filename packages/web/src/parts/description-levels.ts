export { DESCRIPTION_LEVELS } from '@chartrier/seda';
