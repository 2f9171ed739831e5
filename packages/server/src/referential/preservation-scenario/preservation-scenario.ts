import Type from 'typebox';
import { closed, dateTime, filledText, storedFields } from '../document.ts';

export const PRESERVATION_ACTIONS = ['ANALYSE', 'GENERATE', 'IDENTIFY', 'EXTRACT', 'EXTRACT_AU'] as const;
const preservationAction = Type.Enum([...PRESERVATION_ACTIONS]);

const actionValues = Type.Object(
  {
    Extension: Type.Optional(Type.String()),
    Args: Type.Optional(Type.Array(Type.String())),
    FilteredExtractedObjectGroupData: Type.Optional(Type.Array(Type.String())),
    FilteredExtractedUnitData: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

const griffinUse = {
  GriffinIdentifier: filledText,
  Timeout: Type.Integer({ minimum: 1 }),
  MaxSize: Type.Integer({ minimum: 1 }),
  Debug: Type.Boolean(),
  ActionDetail: Type.Array(
    Type.Object({ Type: preservationAction, Values: Type.Optional(actionValues) }, closed),
    { minItems: 1 },
  ),
};

/** What preservation does with objects, by format. */
export const preservationScenarioSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    CreationDate: dateTime,
    LastUpdate: dateTime,
    ActionList: Type.Array(preservationAction, { minItems: 1 }),
    GriffinByFormat: Type.Optional(
      Type.Array(
        Type.Object(
          { ...griffinUse, FormatList: Type.Array(filledText, { minItems: 1, uniqueItems: true }) },
          closed,
        ),
      ),
    ),
    DefaultGriffin: Type.Optional(Type.Object(griffinUse, closed)),
  },
  closed,
);
export type PreservationScenario = Type.Static<typeof preservationScenarioSchema>;
