/**
 * Groups of countries that have a name in law, as ISO 3166-1 alpha-2 codes.
 *
 * Codes, not borders: where a territory has a code of its own and the law of the group reaches it, or part
 * of it, the code is in the set. One too many keeps data in when it might have left; one too few lets it out.
 *
 * @module
 */

/** @see https://european-union.europa.eu/principles-countries-history/eu-countries_en */
const members = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/**
 * Territory of members under codes of their own, where the treaties apply: the outermost regions (French
 * Guiana, Guadeloupe, Saint Martin, Martinique, Réunion, Mayotte) and Åland. The Azores, Madeira and the
 * Canary Islands go by the codes of Portugal and Spain. The overseas countries and territories of Annex II
 * (Greenland, New Caledonia, Aruba and others) are outside.
 *
 * @see https://eur-lex.europa.eu/eli/treaty/tfeu_2012/art_355/oj Article 355(1) and (4) TFEU
 */
const territories = ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"];

/**
 * The others of the European Economic Area. Svalbard is exempt and Jan Mayen is not (Protocol 40 of the EEA
 * Agreement), but they share one code, SJ.
 *
 * @see https://www.efta.int/about-efta/legal-documents/eea-legal-texts
 */
const economicArea = ["IS", "LI", "NO", "SJ"];

/** Members of each set, ascending. None of the names is a country's code: EU is reserved in ISO 3166-1. */
const sets: ReadonlyMap<string, readonly string[]> = new Map([
  ["EU", [...members, ...territories].sort()],
  ["EEA", [...members, ...territories, ...economicArea].sort()],
]);

/** What a set may be called. */
export const countrySetNames: readonly string[] = [...sets.keys()];

/** The countries of a set; `undefined` when there is no set of that name. */
export function countrySet(name: string): readonly string[] | undefined {
  return sets.get(name);
}
