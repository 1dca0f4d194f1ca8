/**
 * Legally defined groups of countries, as ISO 3166-1 alpha-2 codes.
 *
 * A territory with a separate code is in the set if the group's law applies to it or to part of it. A code too many keeps
 * data in the group unnecessarily; a code too few lets it leave.
 *
 * @module
 */

/** @see https://european-union.europa.eu/principles-countries-history/eu-countries_en */
const members = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/**
 * Territories of members with separate codes, where the treaties apply: the outermost regions (French
 * Guiana, Guadeloupe, Saint Martin, Martinique, Réunion, Mayotte) and Åland. The Azores, Madeira and the
 * Canary Islands have the codes of Portugal and Spain. The overseas countries and territories of Annex II
 * (Greenland, New Caledonia, Aruba and others) are outside.
 *
 * @see https://eur-lex.europa.eu/eli/treaty/tfeu_2012/art_355/oj Article 355(1) and (4) TFEU
 */
const territories = ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"];

/**
 * Other members of the European Economic Area. Svalbard is exempt and Jan Mayen is not (Protocol 40 of the EEA Agreement), but
 * they share the code SJ.
 *
 * @see https://www.efta.int/about-efta/legal-documents/eea-legal-texts
 */
const economicArea = ["IS", "LI", "NO", "SJ"];

/** Members of each set, ascending. None of the names is a country's code: EU is reserved in ISO 3166-1. */
const sets: ReadonlyMap<string, readonly string[]> = new Map([
  ["EU", [...members, ...territories].sort()],
  ["EEA", [...members, ...territories, ...economicArea].sort()],
]);

/** Names of the sets. */
export const countrySetNames: readonly string[] = [...sets.keys()];

/** @returns the countries of a set; `undefined` for an unknown name. */
export function countrySet(name: string): readonly string[] | undefined {
  return sets.get(name);
}
