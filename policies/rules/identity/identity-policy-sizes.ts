import { policySizeLimits } from "../../../aws/iam.ts";
import { checkEach, report } from "../../property-check.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = policySizeLimits.value;

export const identityPolicySizes = resourceRule({
  name: "identity-policy-sizes",
  statement: "Policy documents are as small as IAM accepts.",
  why: "IAM refuses a longer document; white space does not count.",
  url: policySizeLimits.source.url,
  severity: "low",
  types: Object.keys(limits),
  evaluate: (resource) =>
    checkEach(Object.entries(limits[resource.type] ?? {}), ([at, most]) => {
      const size = (text(resource.props[at]) ?? "").replaceAll(/\s/g, "").length;
      return (
        size > most &&
        report(
          resource,
          at,
          `has ${size} characters`,
          `leave at most ${most}: name fewer resources, or write a second policy`,
        )
      );
    }),
});
