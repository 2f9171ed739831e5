/** An agency that a new tenant deposits for until it has its own. */
export const STARTER_AGENCY = 'SERVICE-ARCHIVES';

/** The agencies of a new tenant: `Identifier, Name, Description`. */
export const STARTER_AGENCIES: readonly (readonly [string, string, string])[] = [
  [
    STARTER_AGENCY,
    'Service d’archives',
    'Service producteur et service d’archives, à remplacer par les vôtres',
  ],
];

/**
 * A handful of management rules, in the columns of their file. Delays of access are those of the French Code du
 * patrimoine (articles L. 213-1 and L. 213-2).
 */
export const STARTER_RULES: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'ACC-00000',
    'AccessRule',
    'Communicable de plein droit',
    'Code du patrimoine, art. L. 213-1',
    '0',
    'Year',
  ],
  [
    'ACC-00025',
    'AccessRule',
    'Communicable à 25 ans',
    'Délibérations du Gouvernement, secret des affaires, etc. : Code du patrimoine, art. L. 213-2, I, 1°',
    '25',
    'Year',
  ],
  [
    'ACC-00050',
    'AccessRule',
    'Communicable à 50 ans',
    'Vie privée, défense nationale, sécurité publique : Code du patrimoine, art. L. 213-2, I, 3°',
    '50',
    'Year',
  ],
  [
    'ACC-00075',
    'AccessRule',
    'Communicable à 75 ans',
    'Statistiques sur la vie privée, enquêtes judiciaires, état civil, etc. : Code du patrimoine, art. L. 213-2, I, 4°',
    '75',
    'Year',
  ],
  [
    'ACC-00100',
    'AccessRule',
    'Communicable à 100 ans',
    'Documents qui concernent des mineurs, agents de renseignement : Code du patrimoine, art. L. 213-2, I, 5°',
    '100',
    'Year',
  ],
  ['APP-00005', 'AppraisalRule', 'Durée d’utilité administrative de 5 ans', '', '5', 'Year'],
  ['APP-00010', 'AppraisalRule', 'Durée d’utilité administrative de 10 ans', '', '10', 'Year'],
  ['APP-00030', 'AppraisalRule', 'Durée d’utilité administrative de 30 ans', '', '30', 'Year'],
  ['STO-00002', 'StorageRule', 'Durée d’utilité courante de 2 ans', '', '2', 'Year'],
  ['DIS-00000', 'DisseminationRule', 'Diffusion immédiate', '', '0', 'Year'],
  [
    'REU-00000',
    'ReuseRule',
    'Réutilisation libre',
    'Code des relations entre le public et l’administration, art. L. 321-1',
    '0',
    'Year',
  ],
  ['HOL-00001', 'HoldRule', 'Gel en cas de contentieux', 'Sans durée : levé par décision', '', ''],
];

/** The contracts of a new tenant; where identifiers are the server's, it gives its own. */
export const STARTER_CONTRACTS = {
  ManagementContract: {
    Identifier: 'GESTION',
    Name: 'Contrat de gestion de départ',
    Description: 'Stratégie de stockage par défaut',
    Status: 'ACTIVE',
    Storage: { UnitStrategy: 'default', ObjectGroupStrategy: 'default', ObjectStrategy: 'default' },
  },
  IngestContract: {
    Identifier: 'VERSEMENT',
    Name: 'Contrat d’entrée de départ',
    Description: 'Accepte les paquets de tous les services agents, dans tous les formats',
    Status: 'ACTIVE',
    MasterMandatory: false,
    EveryFormatType: true,
    FormatUnidentifiedAuthorized: true,
    EveryDataObjectVersion: true,
  },
  AccessContract: {
    Identifier: 'CONSULTATION',
    Name: 'Contrat d’accès de départ',
    Description: 'Montre toutes les archives du tenant et permet de les modifier',
    Status: 'ACTIVE',
    EveryOriginatingAgency: true,
    EveryDataObjectVersion: true,
    WritingPermission: true,
  },
} as const;
