/**
 * The claim: a preview of `prod` by the real engine takes seconds and is linear in its Regions, policy pack included.
 *
 * @module
 */
import { strict as assert } from "node:assert";
import { regionNames } from "../aws/regions.ts";
import { findCli } from "../tests/engine/cli.ts";
import { Workspace } from "../tests/engine/workspace.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

/** How many Regions a stack has; `prod` has 4. */
const sizes = [2, 4, 10, 20];

const title = "Preview by the real engine";

/** Measures it: a first deployment, which is the longest preview there is. */
export async function preview({ rounds = 3 } = {}): Promise<Claim> {
  const cli = findCli();
  if (cli === undefined) {
    return {
      title,
      figures: [],
      note: "Skipped: there is no Pulumi CLI; .ci/install-pulumi builds one.",
    };
  }
  const home = "eu-west-1";
  const others = regionNames.filter((region) => region !== home);
  const workspace = await Workspace.create(cli);
  try {
    await workspace.init("prod");
    const resources: number[] = [];
    const subjects = sizes.flatMap((size, index) =>
      [undefined, ""].map((policies) => async () => {
        workspace.set("prod", "regions", [home, ...others.slice(0, size - 1)]);
        const startedMs = performance.now();
        const { code, text, steps } = await workspace.preview(
          "prod",
          policies === undefined ? {} : { policies },
        );
        assert.equal(code, 0, text);
        resources[index] = steps.length;
        return performance.now() - startedMs;
      }),
    );
    const samples = await interleaved(rounds, subjects);
    const names = sizes.flatMap((size, index) => {
      const name = `${size} Regions, ${resources[index]} resources`;
      return [name, `${name}, with the policies`];
    });
    return {
      title,
      figures: compare(names, samples, (value) => `${(value / 1000).toFixed(1)} s`),
      goals: [
        {
          what: "A preview of `prod` with the policies",
          ours: names[2 * sizes.indexOf(4) + 1] ?? "",
          direction: "at most",
          limit: 6_000,
          reason:
            "of 11 s of processor time the program takes 5, in the SDK's conversation with the engine, the pack 3.5 and the engine itself 2.4; the fake providers are Node processes of their own",
        },
      ],
      note: `Pulumi ${cli.version} over the fake cloud, which responds at once; median of ${rounds} rounds.`,
    };
  } finally {
    workspace.close();
  }
}
