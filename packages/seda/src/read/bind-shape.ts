import { isJsonObject, type JsonObject } from '../json.ts';
import type { Field, Shape } from '../mapping/fields.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { EXTENSION, MAP } from './bind-extension.ts';
import { bindRuleField } from './bind-rule.ts';
import { addToField, type Binding, hasFields, NO_CHILDREN, setField } from './binding.ts';
import { completeDate } from './complete-date.ts';

const bound = new WeakMap<Shape, ReadonlyMap<string, Binding>>();

/** @returns the bindings of a shape's fields; a shape is bound once. */
export function bindFields(shape: Shape): ReadonlyMap<string, Binding> {
  const known = bound.get(shape);
  if (known !== undefined) return known;
  const children = new Map<string, Binding>();
  bound.set(shape, children);
  for (const [name, field] of Object.entries(shape.fields)) {
    if (field.kind !== 'ignored') children.set(name, bindField(name, field));
  }
  return children;
}

/** @returns the binding of what a shape does not list. */
export function bindOthers(shape: Shape): Binding | undefined {
  if (shape.others === 'ignored') return undefined;
  return shape.others === 'map' ? MAP : EXTENSION;
}

type WriteText = (parent: JsonObject, text: string, attribute: (name: string) => string | undefined) => void;

/** An element that holds a text. */
function leaf(field: string, repeats: boolean, write: WriteText): Binding {
  return {
    children: NO_CHILDREN,
    others: undefined,
    field,
    repeats,
    begin: (_building, parent) => parent,
    end: (_building, parent, _own, tag, text) => {
      write(parent, text, (name) => tag.attributes[name]?.value);
    },
  };
}

/** An element that holds fields. */
function nested(field: string, repeats: boolean, shape: Shape): Binding {
  return {
    children: bindFields(shape),
    others: bindOthers(shape),
    field,
    repeats,
    begin: () => ({}),
    end: (_building, parent, own) => {
      if (repeats) addToField(parent, field, own);
      else if (hasFields(own)) parent[field] = own;
    },
  };
}

function bindField(name: string, field: Field): Binding {
  const to = 'as' in field ? (field.as ?? name) : name;
  switch (field.kind) {
    case 'text':
      return leaf(to, false, (parent, text) => {
        if (text !== '') parent[to] = text;
      });
    case 'token':
      return leaf(to, false, (parent, text) => {
        const value = collapseWhiteSpace(text);
        if (value !== '') parent[to] = value;
      });
    case 'date':
      return leaf(to, false, (parent, text) => {
        const value = collapseWhiteSpace(text);
        if (value !== '') parent[to] = field.completed ? completeDate(value) : value;
      });
    case 'texts':
      return leaf(to, true, (parent, text) => addToField(parent, to, text));
    case 'tokens':
      return leaf(to, true, (parent, text) => addToField(parent, to, collapseWhiteSpace(text)));
    case 'integer':
      return leaf(to, false, (parent, text) => {
        const value = collapseWhiteSpace(text);
        if (value !== '') parent[to] = Number.isSafeInteger(Number(value)) ? Number(value) : value;
      });
    case 'boolean':
      return leaf(to, false, (parent, text) => {
        parent[to] = readBoolean(text);
      });
    case 'languageText':
      return leaf(to, false, (parent, text, attribute) => {
        const language = attribute('xml:lang');
        if (language === undefined || language.trim() === '') {
          if (text !== '') parent[to] ??= text;
          return;
        }
        const present = parent[field.byLanguage];
        const byLanguage = isJsonObject(present) ? present : {};
        setField(byLanguage, language.trim(), text);
        parent[field.byLanguage] = byLanguage;
      });
    case 'object':
      return nested(to, false, field.shape);
    case 'objects':
      return nested(to, true, field.shape);
    case 'map':
      return MAP;
    case 'measure':
      return leaf(to, false, (parent, text, attribute) => {
        parent[to] = { dValue: Number(collapseWhiteSpace(text)), unit: attribute('unit') ?? '' };
      });
    case 'digest':
      return leaf(to, false, (parent, text, attribute) => {
        parent[to] = { MessageDigest: text.replace(/\s+/g, ''), Algorithm: attribute('algorithm') ?? '' };
      });
    case 'code':
      return codeBinding(to);
    case 'reference':
      return {
        ...leaf(to, false, () => undefined),
        end: (building, parent, _own, _tag, text) => {
          const id = collapseWhiteSpace(text);
          if (id === '') return;
          parent[to] = id;
          building.reference(field.to, id);
        },
      };
    case 'rule':
    case 'ruleText':
    case 'ruleBoolean':
    case 'preventInheritance':
    case 'preventRule':
      return { ...leaf(to, false, bindRuleField(field.kind, name)) };
    case 'ignored':
      return leaf(to, false, () => undefined);
  }
}

/** A code keeps the attributes that name its list. */
function codeBinding(to: string): Binding {
  return {
    ...leaf(to, false, () => undefined),
    end: (_building, parent, _own, tag, text) => {
      const code: JsonObject = { value: collapseWhiteSpace(text) };
      for (const name in tag.attributes) {
        const attribute = tag.attributes[name];
        if (attribute?.uri === '' && name !== '__proto__') code[name] = attribute.value;
      }
      parent[to] = code;
    },
  };
}

/** xs:boolean: `true` or `1`. */
export function readBoolean(text: string): boolean {
  const value = collapseWhiteSpace(text);
  return value === 'true' || value === '1';
}
