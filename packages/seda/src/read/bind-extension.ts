import { addToField, type Binding, hasFields, NO_CHILDREN, setField } from './binding.ts';

/**
 * Extensions and open content, as Vitam keeps them: a text becomes an array of it, children an array of one object
 * with their arrays, an empty element nothing; repeated elements join in one array. Attributes and namespaces are not
 * kept, nor the children of an element that has text of its own.
 */
export const EXTENSION: Binding = {
  children: NO_CHILDREN,
  get others() {
    return EXTENSION;
  },
  field: undefined,
  repeats: true,
  begin: () => ({}),
  end(_building, parent, own, tag, text) {
    if (/\S/.test(text)) addToField(parent, tag.local, text);
    else if (hasFields(own)) addToField(parent, tag.local, own);
  },
};

/** Open content under a known name: a map of arrays. */
export const MAP: Binding = {
  children: NO_CHILDREN,
  others: EXTENSION,
  field: undefined,
  repeats: false,
  begin: () => ({}),
  end(_building, parent, own, tag) {
    if (hasFields(own)) setField(parent, tag.local, own);
  },
};

/** Fields that the archive writes itself begin with `_`; `Title_` and `Description_` hold texts by language. */
export function isReservedName(name: string): boolean {
  return name.startsWith('_') || name.endsWith('_');
}
