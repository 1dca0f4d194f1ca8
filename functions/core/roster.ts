/**
 * Finds the teams of a league by name.
 *
 * @module
 */

/** Slots of a roster; a power of two above the teams of most leagues. */
const slotCount = 64;

/**
 * Teams, for lookups by names that were just sliced from a text.
 *
 * For those a `Map` hashes the whole name, which is half the cost of reading a game. Here the first
 * character and the length choose a slot, whose names are compared; at worst one comparison for each team.
 */
export interface Roster {
  readonly teams: readonly string[];
  /** By slot: the index of its last team, -1 when it has none. */
  readonly lastIn: readonly number[];
  /** By team: the index of the one before it in its slot, -1 when there is none. */
  readonly before: readonly number[];
}

/** Makes the roster of teams with different names. */
export function rosterOf(teams: readonly string[]): Roster {
  const lastIn = new Array<number>(slotCount).fill(-1);
  const before: number[] = [];
  for (const [index, team] of teams.entries()) {
    const slot = slotOf(team);
    before.push(lastIn[slot] ?? -1);
    lastIn[slot] = index;
  }
  return { teams, lastIn, before };
}

/**
 * Finds a team by its exact name.
 *
 * @returns its index, or -1.
 * @throws never
 */
export function findTeam({ teams, lastIn, before }: Roster, name: string): number {
  let index = lastIn[slotOf(name)] ?? -1;
  while (index >= 0 && teams[index] !== name) {
    index = before[index] ?? -1;
  }
  return index;
}

function slotOf(name: string): number {
  return name === "" ? 0 : (name.charCodeAt(0) * 7 + name.length) % slotCount;
}
