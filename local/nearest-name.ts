/**
 * Finds the name that was meant by a mistyped one.
 *
 * @module
 */

/**
 * Finds the known name that differs least from a name, in insertions, deletions, replacements and transpositions of
 * neighbors. Letters that differ in case only differ least.
 *
 * @returns `undefined` when a quarter of the name, and more than two characters, would change.
 * @throws never
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 4));
  const distances = known.map((each) => [distance(name, each), each] as const);
  const [least, nearest] = distances.reduce(
    (best, each) => (each[0] < best[0] ? each : best),
    [Number.POSITIVE_INFINITY, ""],
  );
  return least <= limit ? nearest : undefined;
}

/** Optimal string alignment distance. A difference in case counts half. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const at = (up: number, left: number) =>
        (up === 0 ? current : rows[row - up])?.[column - left] ?? Number.POSITIVE_INFINITY;
      current.push(
        Math.min(
          at(1, 0) + 1,
          at(0, 1) + 1,
          at(1, 1) + replacement(one[row - 1], other[column - 1]),
          one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
            ? at(2, 2) + 1
            : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(current);
  }
  return rows[one.length]?.[other.length] ?? Number.POSITIVE_INFINITY;
}

function replacement(one = "", other = ""): number {
  if (one === other) {
    return 0;
  }
  return one.toLowerCase() === other.toLowerCase() ? 0.5 : 1;
}
