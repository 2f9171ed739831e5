/** Where in the body: `$.$query[0].$and[1].$eq`. */
export type JsonPath = string;

export const ROOT_PATH: JsonPath = '$';

const PLAIN_KEY = /^[#$\p{L}_][#$\p{L}\p{N}_-]*$/u;

export function memberPath(path: JsonPath, key: string): JsonPath {
  return PLAIN_KEY.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

export function elementPath(path: JsonPath, index: number): JsonPath {
  return `${path}[${index}]`;
}
