import { createHash, hash } from 'node:crypto';
import { DEFAULT_STRATEGY, type ObjectLocation, type OperationFolder } from '../../../storage/index.ts';

/** Where the pass sends objects: the operation's folder, or nowhere. */
export type ObjectSink = Pick<OperationFolder, 'addObject' | 'abandon'> & {
  addObjects(
    batch: readonly { readonly id: string; readonly bytes: Buffer }[],
    strategy?: string,
  ): Promise<readonly ObjectLocation[]>;
};

/** Of a blank test: objects are hashed and measured, and kept nowhere. */
export function hashOnly(): ObjectSink {
  const nowhere = (objectId: string, length: number, sha512: string): ObjectLocation => ({
    objectId,
    strategy: DEFAULT_STRATEGY,
    packKey: '',
    offset: 0,
    length,
    sha512,
  });
  return {
    async addObject(id, size, source) {
      const digest = createHash('sha512');
      for await (const chunk of source) digest.update(chunk);
      return nowhere(id, size, digest.digest('hex'));
    },
    addObjects: async (batch) =>
      batch.map(({ id, bytes }) => nowhere(id, bytes.length, hash('sha512', bytes, 'hex'))),
    abandon: async () => {},
  };
}
