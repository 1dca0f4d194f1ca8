/**
 * The smallest season: two teams who meet twice.
 *
 * @module
 */

/** Its text. @param homeTries Tries of Otters in the first game, which they win with one or more. */
export function smallSeason(homeTries = 4): string {
  return JSON.stringify({
    name: "Season One",
    leagues: [
      {
        name: "Slate",
        teams: ["Otters", "Herons"],
        weeks: [
          [`1,Otters,${homeTries},0,0,0,Herons,0,0,0,0`],
          ["0,Herons,0,0,0,0,Otters,0,0,0,0"],
        ],
      },
    ],
  });
}

/** Its tables, computed by hand. */
export function smallTables(homeTries = 4): object {
  const points = 5 * homeTries;
  const bonusPoints = homeTries >= 4 ? 1 : 0;
  return {
    season: "Season One",
    weeksComplete: 1,
    leagues: [
      {
        name: "Slate",
        rows: [
          {
            team: "Otters",
            position: 1,
            played: 1,
            won: 1,
            drawn: 0,
            lost: 0,
            pointsFor: points,
            pointsAgainst: 0,
            pointsDifference: points,
            bonusPoints,
            leaguePoints: 4 + bonusPoints,
          },
          {
            team: "Herons",
            position: 2,
            played: 1,
            won: 0,
            drawn: 0,
            lost: 1,
            pointsFor: 0,
            pointsAgainst: points,
            pointsDifference: -points,
            bonusPoints: 0,
            leaguePoints: 0,
          },
        ],
      },
    ],
  };
}
