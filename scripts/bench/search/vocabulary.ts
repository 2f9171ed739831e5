import { oneOf, seededRandom } from './random.ts';

/** The most frequent words of the generated texts, most frequent first. */
export const FREQUENT_WORDS =
  `commune dossier conseil municipal délibération travaux registre arrêté correspondance
administration service budget rapport école département préfet plan bâtiment construction procès-verbal séance
comptabilité marché public voirie église état civil personnel carrière enquête assainissement eau élection liste
électorale population recensement contentieux tribunal jugement notaire minute succession vente acquisition terrain
cadastre matrice parcelle propriété forêt bois agriculture syndicat intercommunal coopération transport chemin fer gare
ligne route pont canal rivière inondation barrage énergie électricité gaz éclairage hôpital hospice santé vaccination
hygiène médecin pharmacie enfance assistance orphelin secours pension retraite guerre mobilisation réfugié prisonnier
résistance occupation réquisition ravitaillement monument mémoire musée bibliothèque archives patrimoine fouille
photographie carte plan affiche presse journal imprimerie association sport fête culte paroisse évêché séminaire
instruction lycée collège université bourse concours apprentissage formation industrie usine atelier patente commerce
artisan foire taxe impôt contribution douane octroi police gendarmerie prison surveillance étranger passeport
naturalisation logement urbanisme permis lotissement rénovation expropriation aménagement environnement déchet parc
jardin cimetière sapeur pompier incendie sécurité décret circulaire instruction convention subvention emprunt dette
compte recette dépense facture inventaire legs donation rente bail location fermage`
    .split(/\s+/)
    .filter((word, index, words) => words.indexOf(word) === index);

const SYLLABLES =
  'ba bé bi bo bou ca cé ci co cou da dé di do fa fé fi fo ga go gra gui ja jo la lé li lo lou ma mé mi mo mou na né ni no pa pé pi po pla pré ra ré ri ro rou sa sé si so ta té ti to tra tri va vé vi vo'.split(
    ' ',
  );
const ENDINGS = 'tion ment age eur euse ique isme ité oire aille ard ette ois aire el al in on é'.split(' ');

/** The vocabulary: real words first, then made ones, all different. */
export function vocabulary(size: number): readonly string[] {
  const random = seededRandom(1789);
  const words = new Set(FREQUENT_WORDS);
  while (words.size < size) {
    const middle = random() < 0.5 ? oneOf(random, SYLLABLES) : '';
    words.add(`${oneOf(random, SYLLABLES)}${middle}${oneOf(random, SYLLABLES)}${oneOf(random, ENDINGS)}`);
  }
  return [...words];
}

export const GIVEN_NAMES =
  'Marie Jean Pierre Jeanne Louis Françoise Anne Joseph Catherine Antoine Émile Hélène Jules Zoé René Élise'.split(
    ' ',
  );
