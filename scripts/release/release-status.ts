/**
 * The status of a release, for people.
 *
 * @module
 */
import { dividedFunctions, phaseOf, type ReleaseState } from "./release-state.ts";
import type { ReleaseTarget, Share } from "./release-target.ts";

/** Describes what is released, who gets it, and which alarms are on. */
export async function describeStatus(target: ReleaseTarget): Promise<string> {
  const state = await target.observe();
  const [alarming, shares] = await Promise.all([target.alarming(state), target.shares(state)]);
  const rows = dividedFunctions(state).map(
    ([name, { live, newest }]) => `  ${name}: version ${live}, new ${newest}\n`,
  );
  const alarms = alarming.map(({ region, name }) => `  ${name} (${region})\n`);
  return [
    `${target.title}: ${headline(state)}\n`,
    ...(rows.length === 0 ? [] : ["functions with a new version\n", ...rows]),
    ...(shares.length === 0 ? [] : [`requests ${target.sharesOf}\n`, ...describeShares(shares)]),
    alarms.length === 0
      ? `none of ${state.alarms.length} alarms is on\n`
      : `alarms that are on\n${alarms.join("")}`,
  ].join("");
}

function headline({ settings, header, ...state }: ReleaseState): string {
  const { staging, stagingKey, stagingShare, canaryShare } = settings;
  const calls = canaryShare === 0 ? "" : `, and ${percent(canaryShare)} of the other calls`;
  switch (phaseOf({ settings, header, ...state })) {
    case "none":
      return "no release, everybody gets one version";
    case "held":
      return "an aborted release, everybody gets the version of before";
    case "running":
      return staging === "header"
        ? `requests with the header ${header}: ${stagingKey} get the new version${calls}`
        : staging === "weight"
          ? `${percent(stagingShare)} of the viewers get the new version${calls}`
          : `${percent(canaryShare)} of the calls of the APIs get the new version`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function describeShares(shares: readonly Share[]): readonly string[] {
  const things = [...new Set(shares.map(({ of }) => of))];
  return things.map((thing) => {
    const sides = shares.filter(({ of }) => of === thing);
    const total = sides.reduce((sum, { requests }) => sum + requests, 0);
    const texts = sides.map(
      ({ side, requests }) =>
        `${/^\d/.test(side) ? `version ${side}` : side} ${requests}${total === 0 ? "" : ` (${percent(requests / total)})`}`,
    );
    return `  ${thing}: ${texts.join(", ")}\n`;
  });
}
