import { isJsonObject } from '../json.ts';
import { EXTENSION } from './bind-extension.ts';
import type { Binding } from './binding.ts';

/**
 * Extensions beside the dimensions of a physical object join them, as arrays, if there are dimensions; otherwise they
 * have no place in the document and are not kept.
 */
export function extensionsInto(field: string): Binding {
  return {
    ...EXTENSION,
    others: EXTENSION,
    end(building, parent, own, tag, text) {
      const dimensions = parent[field];
      if (isJsonObject(dimensions)) {
        EXTENSION.end(building, dimensions, own, tag, text);
      }
    },
  };
}
