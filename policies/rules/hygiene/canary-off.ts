import type { Finding } from "../../finding.ts";
import { distributionType } from "../../reading/distribution.ts";

import { protectsData } from "../../reading/protected-data.ts";
import type { Resource } from "../../reading/resource.ts";
import { isProperties, isTrue, number, type Properties, part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const policyType = "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy";

export const canaryOff = resourceRule({
  name: "canary-off",
  statement: "A stack that protects its data sends everybody the same way.",
  why: "A canary that was left on gives some viewers an answer that nobody looks at any more.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html",
  severity: "low",
  level: "advisory",
  types: ["aws:lambda/alias:Alias", "aws:apigateway/stage:Stage", distributionType, policyType],
  *evaluate(resource, _, facts): Iterable<Finding> {
    const at = protectsData(facts) ? canary(resource) : undefined;
    if (at !== undefined) {
      yield {
        at,
        found: "sends some viewers another way",
        write: "take it out once the new version has proved itself",
      };
    }
  },
});

/** Where it is on. */
function canary({ type, props }: Resource): string | undefined {
  switch (type) {
    case "aws:lambda/alias:Alias":
      return Object.keys(mapAt(props, "routingConfig", "additionalVersionWeights")).length > 0
        ? "routingConfig.additionalVersionWeights"
        : undefined;
    case "aws:apigateway/stage:Stage":
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

function mapAt(props: Properties, ...path: readonly string[]): Properties {
  const value = part(props, ...path);
  return isProperties(value) ? value : {};
}
