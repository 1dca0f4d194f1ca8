/**
 * Makes a calendar by the circle method.
 *
 * The first team keeps its seat, the others rotate by one seat each week, and opposite seats play.
 *
 * @see https://en.wikipedia.org/wiki/Round-robin_tournament#Circle_method
 * @module
 */

/** A fixture: home, then away. */
export type Pairing = readonly [home: string, away: string];

/**
 * Makes a calendar in which each pair meets once on each ground: the second half repeats the
 * first with grounds exchanged. With an odd number of teams one rests each week.
 */
export function roundRobin(teams: readonly string[]): readonly (readonly Pairing[])[] {
  const seats = teams.length % 2 === 0 ? [...teams] : [...teams, undefined];
  const firstHalf: Pairing[][] = [];
  for (let round = 0; round < seats.length - 1; round += 1) {
    firstHalf.push(pairsOf(seats, round));
    seats.splice(1, 0, seats.pop());
  }
  return [...firstHalf, ...firstHalf.map((week) => week.map(exchanged))];
}

/** Opposite seats; grounds alternate, so that no team stays at home for many weeks. */
function pairsOf(seats: readonly (string | undefined)[], round: number): Pairing[] {
  const pairs: Pairing[] = [];
  for (let seat = 0; seat < seats.length / 2; seat += 1) {
    const one = seats[seat];
    const other = seats[seats.length - 1 - seat];
    if (one !== undefined && other !== undefined) {
      pairs.push((seat === 0 ? round : seat) % 2 === 0 ? [one, other] : [other, one]);
    }
  }
  return pairs;
}

function exchanged([home, away]: Pairing): Pairing {
  return [away, home];
}
