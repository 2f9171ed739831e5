import { describe } from 'vitest';
import { type FaultCase, refuseEach } from '../../test/support/expect-one-fault.ts';
import { managed } from '../../test/support/small-manifest.ts';

const CASES: readonly FaultCase[] = [
  [
    'no final action',
    { units: managed('U1', '<AppraisalRule><Rule>R</Rule></AppraisalRule>') },
    'element-missing',
    8,
    'AppraisalRule',
  ],
  [
    'a final action of another category',
    { units: managed('U1', '<StorageRule><FinalAction>Destroy</FinalAction></StorageRule>') },
    'value-enumeration',
    8,
    'FinalAction',
  ],
  [
    'a start without rule',
    { units: managed('U1', '<AccessRule><StartDate>2024-02-29</StartDate></AccessRule>') },
    'element-missing',
    8,
    'AccessRule',
  ],
  [
    'a start with time',
    {
      units: managed(
        'U1',
        '<AccessRule><Rule>R</Rule><StartDate>2024-02-29T10:00:00</StartDate></AccessRule>',
      ),
    },
    'value-date',
    8,
    'StartDate',
  ],
  ['an empty rule', { units: managed('U1', '<AccessRule><Rule/></AccessRule>') }, 'value-empty', 8, 'Rule'],
  [
    'a yes that is not xml',
    { units: managed('U1', '<AccessRule><PreventInheritance>oui</PreventInheritance></AccessRule>') },
    'value-boolean',
    8,
    'PreventInheritance',
  ],
  [
    'both ways of not inheriting',
    {
      units: managed(
        'U1',
        '<AccessRule><PreventInheritance>true</PreventInheritance><RefNonRuleId>R</RefNonRuleId></AccessRule>',
      ),
    },
    'element-order',
    8,
    'RefNonRuleId',
  ],
  [
    'a classification without owner',
    {
      units: managed(
        'U1',
        '<ClassificationRule><ClassificationLevel>S</ClassificationLevel></ClassificationRule>',
      ),
    },
    'element-missing',
    8,
    'ClassificationRule',
  ],
  [
    'a value that is said to be absent',
    {
      units: managed(
        'U1',
        '<AccessRule><Rule>R</Rule><StartDate xsi:nil="true">2024-02-29</StartDate></AccessRule>',
      ),
    },
    'nil-not-empty',
    8,
    'StartDate',
  ],
  ['an empty journal', { units: managed('U1', '<LogBook/>') }, 'element-missing', 8, 'LogBook'],
  ['no ManagementMetadata', { managementMetadata: '' }, 'element-missing', 5, 'DataObjectPackage'],
  [
    'an unknown legal status',
    { managementMetadata: '<ManagementMetadata><LegalStatus>Public</LegalStatus></ManagementMetadata>' },
    'value-enumeration',
    10,
    'LegalStatus',
  ],
];

describe('faults of management', () => {
  refuseEach(CASES);
});
