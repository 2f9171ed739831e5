import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of the tree of units: references, cycles, depth and number of ancestors. */
export const treeErrors = defineErrors({
  INGEST_UNIT_LINK_MALFORMED: fault({
    fr: 'La référence à l’unité « {id} » contient des espaces ou des retours à la ligne.',
    en: 'The reference to the unit “{id}” holds spaces or line breaks.',
    remedyFr: 'Écrivez l’identifiant seul dans ArchiveUnitRefId.',
    remedyEn: 'Write the identifier alone in ArchiveUnitRefId.',
  }),
  INGEST_UNIT_LINK_UNKNOWN: fault({
    fr: 'La référence {id} ne désigne pas une unité du bordereau.',
    en: 'The reference {id} is not that of a unit of the manifest.',
    remedyFr: 'Donnez dans ArchiveUnitRefId l’identifiant d’un ArchiveUnit.',
    remedyEn: 'Give in ArchiveUnitRefId the identifier of an ArchiveUnit.',
  }),
  INGEST_UNIT_CYCLE: fault({
    fr: 'Des unités sont leurs propres ancêtres : {cycle}.',
    en: 'Units are their own ancestors: {cycle}.',
    remedyFr: 'Retirez une des références qui ferment la boucle.',
    remedyEn: 'Remove one of the references that close the loop.',
  }),
  INGEST_UNIT_CYCLE_LONG: fault({
    fr: 'Des unités ({count}) sont leurs propres ancêtres, ou plus bas que {max} niveaux.',
    en: 'Units ({count}) are their own ancestors, or lower than {max} levels.',
    remedyFr: 'Cherchez la boucle parmi les ArchiveUnitRefId, ou réduisez la profondeur de l’arbre.',
    remedyEn: 'Look for the loop among the ArchiveUnitRefId, or reduce the depth of the tree.',
  }),
  INGEST_UNIT_TREE_DEEP: fault({
    fr: 'Avec les unités de l’archive au-dessus d’elles, des unités sont au niveau {deepest} ; l’archive garde {max} niveaux.',
    en: 'With the units of the archive above them, units are at level {deepest}; the archive keeps {max} levels.',
    remedyFr: 'Rattachez le versement plus haut, ou réduisez la profondeur de l’arbre.',
    remedyEn: 'Attach the deposit higher, or reduce the depth of the tree.',
  }),
  INGEST_UNIT_TREE_DENSE: fault({
    fr: 'Les unités ont ensemble trop d’ancêtres : plus de {max} chemins vers eux seraient à garder.',
    en: 'The units have too many ancestors together: more than {max} ways to them would have to be kept.',
    remedyFr:
      'Réduisez la profondeur de l’arbre ou le nombre de parents des unités, ou versez l’arbre en plusieurs fois.',
    remedyEn:
      'Reduce the depth of the tree or the number of parents of units, or deposit the tree in several times.',
  }),
  INGEST_UNIT_PARENTS_DENSE: fault({
    fr: 'Une unité a trop de parents : plus de {max} chemins vers ses ancêtres seraient à garder.',
    en: 'A unit has too many parents: more than {max} ways to its ancestors would have to be kept.',
    remedyFr: 'Réduisez le nombre d’unités dont elle est la fille (ArchiveUnitRefId).',
    remedyEn: 'Reduce the number of units that it is a child of (ArchiveUnitRefId).',
  }),
});
