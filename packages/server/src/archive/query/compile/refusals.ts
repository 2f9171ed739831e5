import type { JsonPath, JsonValue } from '@chartrier/dsl';
import type { Fragment } from '../sql/fragment.ts';
import type { Compilation } from './compilation.ts';

/** Mistakes that the grammar cannot see: they depend on what the field holds. */

export function refuseDate(compilation: Compilation, path: JsonPath, value: JsonValue): Fragment {
  return compilation.refuse(
    'INVALID_VALUE',
    path,
    {
      fr: 'cette valeur n’est pas une date',
      en: 'this value is not a date',
      remedyFr: 'écrire aaaa, aaaa-MM, aaaa-MM-jj ou aaaa-MM-jjTHH:mm:ss',
      remedyEn: 'write yyyy, yyyy-MM, yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss',
    },
    value,
  );
}

export function refuseNumber(compilation: Compilation, path: JsonPath, value: JsonValue): Fragment {
  return compilation.refuse(
    'INVALID_VALUE',
    path,
    {
      fr: 'cette valeur n’est pas un nombre, or le champ en contient',
      en: 'this value is not a number, and the field holds numbers',
      remedyFr: 'écrire un nombre',
      remedyEn: 'write a number',
    },
    value,
  );
}

export function refuseBoolean(compilation: Compilation, path: JsonPath, value: JsonValue): Fragment {
  return compilation.refuse(
    'INVALID_VALUE',
    path,
    {
      fr: 'cette valeur n’est ni true ni false, or le champ est un booléen',
      en: 'this value is neither true nor false, and the field is a boolean',
      remedyFr: 'écrire true ou false',
      remedyEn: 'write true or false',
    },
    value,
  );
}

export function refusePattern(compilation: Compilation, path: JsonPath): Fragment {
  return compilation.refuse('UNSUPPORTED', path, {
    fr: 'un motif ne s’applique pas à un champ de dates, de nombres ou de booléens',
    en: 'a pattern does not apply to a field of dates, numbers or booleans',
    remedyFr: 'employer $eq, $in ou $range',
    remedyEn: 'use $eq, $in or $range',
  });
}

export function refuseExpression(compilation: Compilation, path: JsonPath): Fragment {
  return compilation.refuse('UNSUPPORTED', path, {
    fr: 'la négation « ~ » et l’intersection « & » ne sont admises qu’autour de toute l’expression rationnelle',
    en: 'negation "~" and intersection "&" are allowed around the whole regular expression only',
    remedyFr: 'faire plusieurs conditions, avec $and et $not',
    remedyEn: 'write several conditions, with $and and $not',
  });
}

export function refuseSort(compilation: Compilation, path: JsonPath): Fragment {
  return compilation.refuse('UNSUPPORTED', path, {
    fr: 'les résultats ne peuvent pas être triés par ce champ de texte',
    en: 'results cannot be sorted by this text field',
    remedyFr: 'trier par titre, par date, par nombre ou par un champ de valeurs exactes',
    remedyEn: 'sort by title, date, number or a field of exact values',
  });
}

export function refuseFacet(compilation: Compilation, path: JsonPath): Fragment {
  return compilation.refuse('UNSUPPORTED', path, {
    fr: 'ce champ de texte ne peut pas être compté par valeur',
    en: 'this text field cannot be counted by value',
    remedyFr: 'compter par un champ de valeurs exactes, ou employer $filters',
    remedyEn: 'count by a field of exact values, or use $filters',
  });
}

export function refuseDateFormat(compilation: Compilation, path: JsonPath, value: JsonValue): Fragment {
  return compilation.refuse(
    'INVALID_VALUE',
    path,
    {
      fr: 'cette date ne suit pas le format de la facette, ou ce format n’est pas connu',
      en: 'this date does not follow the format of the facet, or this format is not known',
      remedyFr: 'employer un format fait de yyyy, MM, dd, HH, mm, ss, et des dates qui le suivent',
      remedyEn: 'use a format made of yyyy, MM, dd, HH, mm, ss, and dates that follow it',
    },
    value,
  );
}

export function refuseNested(compilation: Compilation, path: JsonPath): Fragment {
  return compilation.refuse('UNSUPPORTED', path, {
    fr: '$subobject ne s’applique qu’à la liste des objets : #qualifiers.versions',
    en: '$subobject applies to the list of objects only: #qualifiers.versions',
    remedyFr: 'retirer $subobject, ou l’appliquer à #qualifiers.versions',
    remedyEn: 'remove $subobject, or apply it to #qualifiers.versions',
  });
}
