/** The parts of the administration: each has its address, and what reading it needs. */
export const ADMINISTRATION_PARTS = [
  { name: 'people', reads: ['people:read', 'groups:read'] },
  { name: 'tenants', reads: ['tenants:read'] },
  { name: 'certificates', reads: ['certificates:read', 'personalcertificates:read', 'revocationlists:read'] },
  { name: 'jobs', reads: ['job:read'] },
  { name: 'journal', reads: ['peopleevents:read'] },
] as const;
export type AdministrationPart = (typeof ADMINISTRATION_PARTS)[number]['name'];
