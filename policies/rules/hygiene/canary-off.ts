import { report } from "../../property-check.ts";
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/distribution.ts";
import { aliasType } from "../../reading/lambda-reading.ts";
import { protectsData } from "../../reading/protected-data.ts";
import type { Resource } from "../../reading/resource.ts";
import { restStageType } from "../../reading/rest-api-reading.ts";
import {
  isPresent,
  isProperties,
  isTrue,
  number,
  part,
  text,
  type Value,
} from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const canaryOff = resourceRule({
  name: "canary-off",
  statement: "A stack that protects its data sends all viewers to one version.",
  why: "A canary that was left on serves some viewers a version that is no longer monitored.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html",
  severity: "low",
  level: "advisory",
  types: [aliasType, restStageType, distributionType, deploymentPolicyType],
  evaluate(resource, _, facts) {
    const at = protectsData(facts) ? canary(resource) : undefined;
    return (
      at !== undefined &&
      report(
        resource,
        at,
        "sends some viewers to another version",
        "remove it once the new version is verified",
      )
    );
  },
});

/** Where it is on. */
function canary({ type, props }: Resource): string | undefined {
  switch (type) {
    case aliasType:
      return weighted(part(props, "routingConfig", "additionalVersionWeights"))
        ? "routingConfig.additionalVersionWeights"
        : undefined;
    case restStageType:
      return (number(part(props["canarySettings"], "percentTraffic")) ?? 0) > 0
        ? "canarySettings.percentTraffic"
        : undefined;
    case distributionType:
      return text(props["continuousDeploymentPolicyId"]) === undefined
        ? undefined
        : "continuousDeploymentPolicyId";
    default:
      return isTrue(props["enabled"]) ? "enabled" : undefined;
  }
}

function weighted(weights: Value): boolean {
  return isProperties(weights) && isPresent(weights);
}
