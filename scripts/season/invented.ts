/**
 * The leagues and teams of a fictional federation.
 *
 * One name has a non-ASCII letter and one a space and an apostrophe, to test the encoding of names.
 *
 * @module
 */

/** A league and its teams. */
export interface Founding {
  readonly name: string;
  readonly teams: readonly string[];
}

/** The season's name. */
export const seasonName = "Four Stones Championship";

/** The leagues. */
export const foundings: readonly Founding[] = [
  {
    name: "Granite League",
    teams: ["Boars", "Curlews", "Gannets", "Herons", "Otters", "Pikes", "Ravens", "Stags"],
  },
  {
    name: "Basalt League",
    teams: ["Badgers", "Foxes", "Hares", "Larks", "Oxen", "Pen-y-Môr", "Seals", "Terns"],
  },
  {
    name: "Slate League",
    teams: ["Adders", "Cormorants", "Dolphins", "Eels", "Hornets", "Moles", "Rams", "Wolves"],
  },
  {
    name: "Chalk League",
    teams: ["Bustards", "Kestrels", "Lapwings", "Newts", "Plovers", "Rooks", "St Orrin's", "Swans"],
  },
];
