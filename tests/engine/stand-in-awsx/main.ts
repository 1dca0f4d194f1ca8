/**
 * The AWSX plugin, as far as this program needs it: one component, made of plain resources of AWS.
 *
 * @module
 */
import { createRequire } from "node:module";
import process from "node:process";
import type { Inputs } from "@pulumi/pulumi";
import { main } from "@pulumi/pulumi/provider/index.js";
import { Vpc, type VpcInputs } from "./vpc.ts";

const { version } = createRequire(import.meta.url)("@pulumi/awsx/package.json") as {
  version: string;
};

await main(
  {
    version: version.replace(/^v/, ""),
    async construct(name, type, inputs, options) {
      if (type !== "awsx:ec2:Vpc") {
        throw new Error(`${type} is not a component of the fake provider`);
      }
      const network = new Vpc(name, await resolved(inputs), options);
      const { urn, vpcId, isolatedSubnetIds } = network;
      return {
        urn,
        state: { vpcId, isolatedSubnetIds, publicSubnetIds: [], privateSubnetIds: [] },
      };
    },
  },
  process.argv.slice(2),
);

/** AWSX takes these plain: which subnets there are has to be known when they are declared. */
async function resolved(inputs: Inputs): Promise<VpcInputs> {
  const entries = Object.entries(inputs).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as VpcInputs;
}
