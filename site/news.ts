/**
 * What changed in the results, for those who do not see it.
 *
 * @module
 */
import type { DateText } from "./date-text.ts";
import type { Fixtures } from "./league-season.ts";
import { scoreText } from "./score-text.ts";

/** Says which results are new or different; empty when none is, or there was nothing before. */
export function newsOf(before: unknown, now: unknown, dates: DateText): string {
  if (before === undefined || now === undefined || before === now) {
    return "";
  }
  const texts = (fixtures: unknown) =>
    (fixtures as Fixtures).matches.map((match) => {
      const { home, away, status } = match;
      const live = status === "live" ? "live, " : "";
      return `${live}${home.name} ${scoreText(home, away, match, dates)} ${away.name}`;
    });
  const old = new Set(texts(before));
  return texts(now)
    .filter((text) => !old.has(text))
    .join("; ");
}
