import { defineErrors } from './definition.ts';

export const archiveErrors = defineErrors({
  INHERITANCE_TOO_LARGE: {
    status: 400,
    fr: 'Les règles héritées arrivent par trop de chemins : l’unité {unit} passe la limite de {paths} chemins ou de {steps} identifiants dans une réponse.',
    en: 'Inherited rules come by too many paths: the unit {unit} goes beyond the limit of {paths} paths or of {steps} identifiers in an answer.',
    remedyFr:
      'Demandez moins d’unités à la fois, par $filter.$limit et $offset ou par une requête plus étroite.',
    remedyEn: 'Ask for fewer units at a time, with $filter.$limit and $offset or with a narrower query.',
  },
  UNIT_GRAPH_BROKEN: {
    status: 500,
    fr: 'L’arborescence est incohérente à l’unité {unit} ({kind}) : un de ses ascendants manque, ou elle est son propre ascendant.',
    en: 'The tree of units is incoherent at the unit {unit} ({kind}): one of its ancestors is missing, or it is its own ancestor.',
    remedyFr:
      'Vérifiez l’intégrité de l’archive, puis reconstruisez la base depuis une offre (chartrier rebuild).',
    remedyEn:
      'Check the integrity of the archive, then rebuild the database from an offer (chartrier rebuild).',
  },
});
