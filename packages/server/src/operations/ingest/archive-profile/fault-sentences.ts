/** A sentence of libxml2's, in both languages. */
interface Sentence {
  readonly fr: string;
  readonly en: string;
}

type Say = (...found: readonly string[]) => Sentence;

/** `( {urn:x}Title, {urn:x}Description )` or `{urn:x}Title`, by local names. */
function names(list: string): string {
  return list.replaceAll(/\{[^}]*\}/g, '').replaceAll(/^[\s(]+|[\s).]+$/g, '');
}

/** What libxml2 says of a document that departs from its schema (RELAX NG, then XML Schema). */
const SENTENCES: readonly (readonly [RegExp, Say])[] = [
  [
    /^Did not expect element (\S+) there/,
    (name) => ({
      fr: `l’élément ${name} n’est pas attendu ici`,
      en: `the element ${name} is not expected there`,
    }),
  ],
  [
    /^Expecting (?:an )?element (\S*) ?, got (\S+)/,
    (name, got) => ({
      fr: `l’élément ${name} est attendu, ${got === 'nothing' ? 'rien' : got} est trouvé`,
      en: `the element ${name} is expected, ${got} is found`,
    }),
  ],
  [
    /^Element (\S+) failed to validate (content|attributes)/,
    (name, part) => ({
      fr: `${part === 'content' ? 'le contenu' : 'les attributs'} de l’élément ${name} ne ${part === 'content' ? 'convient' : 'conviennent'} pas`,
      en: `the ${part} of the element ${name} does not fit`,
    }),
  ],
  [
    /^Element (\S+) has extra content: (\S+)/,
    (name, extra) => ({
      fr: `l’élément ${name} contient ${extra} en trop`,
      en: `the element ${name} has ${extra} in excess`,
    }),
  ],
  [
    /^Invalid attribute (\S+) for element (\S+)/,
    (attribute, name) => ({
      fr: `l’attribut ${attribute} n’est pas permis sur l’élément ${name}`,
      en: `the attribute ${attribute} is not allowed on the element ${name}`,
    }),
  ],
  [
    /^(?:failed to compare type|Error validating (?:value|datatype)|Type \S+ doesn't allow value|failed to validate type)/,
    () => ({
      fr: 'la valeur n’est pas de celles que le profil permet',
      en: 'the value is not one that the profile allows',
    }),
  ],
  [
    /This element is not expected\.(?: Expected is (?:one of )?(.*))?$/,
    (expected = '') => ({
      fr: `cet élément n’est pas attendu ici${expected === '' ? '' : ` ; attendu : ${names(expected)}`}`,
      en: `this element is not expected there${expected === '' ? '' : `; expected: ${names(expected)}`}`,
    }),
  ],
  [
    /Missing child element\(s\)\.(?: Expected is (?:one of )?(.*))?$/,
    (expected = '') => ({
      fr: `il manque un élément${expected === '' ? '' : ` : ${names(expected)}`}`,
      en: `an element is missing${expected === '' ? '' : `: ${names(expected)}`}`,
    }),
  ],
  [
    /\[facet '(\w+)'\] The value '(.*?)'.*$/,
    (facet, value) => ({
      fr: `la valeur « ${value} » ne respecte pas la contrainte ${facet} du profil`,
      en: `the value “${value}” does not respect the profile’s constraint ${facet}`,
    }),
  ],
  [
    /'(.*)' is not a valid value of the (?:atomic|list|union|local atomic) type '(.*)'/,
    (value, type) => ({
      fr: `la valeur « ${value} » n’est pas du type ${names(type)}`,
      en: `the value “${value}” is not of the type ${names(type)}`,
    }),
  ],
  [
    /The attribute '(\S+)' is (required but missing|not allowed)/,
    (attribute, what) => ({
      fr: `l’attribut ${attribute} ${what === 'not allowed' ? 'n’est pas permis' : 'manque'}`,
      en: `the attribute ${attribute} is ${what === 'not allowed' ? 'not allowed' : 'missing'}`,
    }),
  ],
  [
    /No matching global declaration available for the validation root/,
    () => ({
      fr: 'le profil ne décrit pas cette racine dans cet espace de noms (une autre version du SEDA ?)',
      en: 'the profile does not describe this root in this namespace (another version of SEDA?)',
    }),
  ],
];

/** The sentence in both languages; what is not known is given as libxml2 says it. */
export function faultSentence(message: string): Sentence {
  for (const [pattern, say] of SENTENCES) {
    const found = pattern.exec(message);
    if (found !== null) return say(...found.slice(1).map((part) => part ?? ''));
  }
  const raw = message.replaceAll(/\{[^}]*\}/g, '').replace(/\.$/, '');
  return { fr: raw, en: raw };
}
