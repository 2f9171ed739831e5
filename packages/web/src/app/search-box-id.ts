/** The element that `/` goes to, on a page that has one. */
export const SEARCH_BOX_ID = 'search-box';
