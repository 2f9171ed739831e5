/** What one may insert in a query: operators with their shape, then the fields that are asked most. */
export const COMPLETIONS: readonly { readonly name: string; readonly text: string }[] = [
  { name: '$match', text: '{ "$match": { "Title": "" } }' },
  { name: '$match_all', text: '{ "$match_all": { "Title": "" } }' },
  { name: '$match_phrase', text: '{ "$match_phrase": { "Title": "" } }' },
  { name: '$search', text: '{ "$search": { "Title": "" } }' },
  { name: '$eq', text: '{ "$eq": { "#id": "" } }' },
  { name: '$in', text: '{ "$in": { "#originating_agency": [""] } }' },
  { name: '$range', text: '{ "$range": { "StartDate": { "$gte": "", "$lte": "" } } }' },
  { name: '$exists', text: '{ "$exists": "#object" }' },
  { name: '$missing', text: '{ "$missing": "#unitups" }' },
  { name: '$wildcard', text: '{ "$wildcard": { "FilePlanPosition": "*" } }' },
  { name: '$regex', text: '{ "$regex": { "FilePlanPosition": ".*" } }' },
  { name: '$and', text: '{ "$and": [] }' },
  { name: '$or', text: '{ "$or": [] }' },
  { name: '$not', text: '{ "$not": [] }' },
  {
    name: '$subobject',
    text: '{ "$subobject": { "#qualifiers.versions": { "$exists": "#qualifiers.versions.Size" } } }',
  },
  { name: '#allunitups', text: '"#allunitups"' },
  { name: '#unitType', text: '"#unitType"' },
  { name: '#originating_agency', text: '"#originating_agency"' },
  { name: '#management.AccessRule.Rules.EndDate', text: '"#management.AccessRule.Rules.EndDate"' },
  { name: '#management.AppraisalRule.FinalAction', text: '"#management.AppraisalRule.FinalAction"' },
];

export const FIRST_QUERY = `{
  "$query": [{ "$exists": "#id" }],
  "$filter": { "$limit": 20 },
  "$projection": { "$fields": { "#id": 1, "Title": 1, "StartDate": 1 } }
}`;
