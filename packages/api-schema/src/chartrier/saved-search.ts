import Type from 'typebox';

const described = {
  tenant: Type.Integer({ minimum: 0 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  /** What follows `/search` in the front office's address. */
  address: Type.String({ maxLength: 4_000, pattern: '^(\\?|$)' }),
};

/** A search that a person keeps to run again. */
export const SavedSearch = Type.Object({
  id: Type.String(),
  ...described,
  createdAt: Type.String({ format: 'date-time' }),
});
export type SavedSearch = Type.Static<typeof SavedSearch>;

export const NewSavedSearch = Type.Object(described, { additionalProperties: false });
export type NewSavedSearch = Type.Static<typeof NewSavedSearch>;
