import manifest from '../package.json' with { type: 'json' };

/** The version of this software, as units and objects keep it. */
export const version: string = manifest.version;
