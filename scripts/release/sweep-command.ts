/**
 * `npm run release -- sweep`: shows what is left, and deletes it.
 *
 * @module
 */
import type { ReleaseOptions } from "./release-options.ts";
import type { RunProcess } from "./run-process.ts";
import { deleteLeftover, findLeftovers, type Leftover } from "./sweep.ts";

/** What the command knows of a stack. */
export interface SweptStack {
  readonly project: string;
  /** The home Region first. */
  readonly regions: readonly string[];
}

/** @returns whether nothing is left that could be deleted. */
export async function runSweep(
  { stack = "", place, isConfirmed, hasData, regions }: ReleaseOptions,
  out: (text: string) => void,
  run: RunProcess,
  stackOf: (stack: string) => Promise<SweptStack>,
): Promise<boolean> {
  if (place.on === "local") {
    out(
      "nothing outlives a stack here but its data folder, .touchline/<stack>; look with --on aws\n",
    );
    return true;
  }
  const swept = await stackOf(stack);
  const known = [...new Set([...swept.regions, ...regions])];
  const options = { project: swept.project, stack, regions: known, hasData };
  const found = await findLeftovers(options, run);
  if (found.length === 0) {
    out(`nothing is left of ${stack}\n`);
    return true;
  }
  out(`left of ${stack}\n${found.map(describe).join("")}`);
  const deletable = found.filter(({ kept }) => kept === undefined);
  if (!isConfirmed) {
    out(deletable.length === 0 ? "" : "nothing is deleted yet: repeat it with --yes\n");
    return deletable.length === 0;
  }
  let isDone = true;
  for (const each of deletable) {
    const still = await deleteLeftover(each, run);
    isDone &&= still === undefined;
    out(`${still === undefined ? "deleted" : "kept"}: ${each.name}${still ? `: ${still}` : ""}\n`);
  }
  return isDone;
}

function describe({ kind, name, region, why, commands = [], kept }: Leftover): string {
  const lines = kept === undefined ? commands.map((each) => `aws ${each.join(" ")}`) : [kept];
  return `  ${kind} ${name} (${region}): ${why}\n${lines.map((line) => `     ${line}\n`).join("")}`;
}
