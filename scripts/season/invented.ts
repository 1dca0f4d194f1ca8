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
  /** The ground of each team. */
  readonly grounds?: readonly string[];
}

/** The season's name. */
export const seasonName = "Four Stones Championship";

/** The leagues. */
export const foundings: readonly Founding[] = [
  {
    name: "Granite League",
    teams: ["Boars", "Curlews", "Gannets", "Herons", "Otters", "Pikes", "Ravens", "Stags"],
    grounds: [
      "Boar Park",
      "Curlew Sands",
      "Gannet Rock",
      "Heronry",
      "Otter Weir",
      "Pike Pool",
      "Raven Crag",
      "Stag Park",
    ],
  },
  {
    name: "Basalt League",
    teams: ["Badgers", "Foxes", "Hares", "Larks", "Oxen", "Pen-y-Môr", "Seals", "Terns"],
    grounds: [
      "Sett Lane",
      "Foxholes",
      "Hare Field",
      "Lark Rise",
      "Ox Meadow",
      "Cae Pen-y-Môr",
      "Seal Bay",
      "Tern Spit",
    ],
  },
  {
    name: "Slate League",
    teams: ["Adders", "Cormorants", "Dolphins", "Eels", "Hornets", "Moles", "Rams", "Wolves"],
    grounds: [
      "Adder Heath",
      "Cormorant Quay",
      "Dolphin Wharf",
      "Eel Brook",
      "Hornet Hill",
      "Mole End",
      "Ram Tor",
      "Wolf Wood",
    ],
  },
  {
    name: "Chalk League",
    teams: ["Bustards", "Kestrels", "Lapwings", "Newts", "Plovers", "Rooks", "St Orrin's", "Swans"],
    grounds: [
      "Bustard Down",
      "Kestrel Edge",
      "Lapwing Green",
      "Newt Pond",
      "Plover Moor",
      "Rookery",
      "St Orrin's Field",
      "Swan Water",
    ],
  },
];
