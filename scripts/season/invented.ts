/**
 * The federation that exists nowhere: its leagues and its teams.
 *
 * Two clubs are called for their place: one name has a letter beyond ASCII, one a space and an
 * apostrophe, so that everything that carries names has to carry those.
 *
 * @module
 */

/** A league before a game is played. */
export interface Founding {
  readonly name: string;
  readonly teams: readonly string[];
}

/** The season's name. */
export const seasonName = "Four Stones Championship";

/** The leagues, hardest stone first. */
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
