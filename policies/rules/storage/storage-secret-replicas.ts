import { replicateSecretPage } from "../../../aws/other-pages.ts";
import { checkEach, report } from "../../property-check.ts";
import { items, regionOf } from "../../reading/resource.ts";
import { shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageSecretReplicas = resourceRule({
  name: "storage-secret-replicas",
  statement: "Replicas of a secret are in other Regions, one in each.",
  why: "Secrets Manager refuses a replica in the Region of the secret, and a second one in a Region.",
  url: replicateSecretPage.source.url,
  severity: "medium",
  types: ["aws:secretsmanager/secret:Secret"],
  evaluate(secret) {
    const taken = new Set([text(regionOf(secret))]);
    return checkEach(items(secret, "replicas"), ({ on, at, props }) => {
      const region = text(props["region"]);
      const isTaken = region !== undefined && taken.has(region);
      taken.add(region);
      return (
        isTaken &&
        report(
          on,
          `${at}.region`,
          `is ${shown(region)}, where the secret is already`,
          "name each Region once, and not the secret's own",
        )
      );
    });
  },
});
