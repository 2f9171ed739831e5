import Type from 'typebox';
import { storedFields } from './common.ts';

export const Rule = Type.Object({
  ...storedFields,
  RuleId: Type.String(),
  RuleType: Type.String(),
  RuleValue: Type.String(),
  RuleDescription: Type.Optional(Type.String()),
  RuleDuration: Type.Optional(Type.String()),
  RuleMeasurement: Type.Optional(Type.String()),
  CreationDate: Type.Optional(Type.String()),
  UpdateDate: Type.Optional(Type.String()),
});
export type Rule = Type.Static<typeof Rule>;
