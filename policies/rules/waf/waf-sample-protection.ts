import { report } from "../../property-check.ts";
import type { Resource } from "../../reading/resource.ts";
import { hasUnknown, isTrue, list, part, texts } from "../../reading/value.ts";
import { rulesIn, webAclType } from "../../reading/web-acl-reading.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const wafSampleProtection = resourceRule({
  name: "waf-sample-protection",
  statement: "Sampled requests hold no credentials.",
  why: "Redaction applies to the log only: samples, and the keys of rate-based rules, show headers as they were sent.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/data-protection-masking.html",
  severity: "high",
  types: [webAclType],
  settings: {
    headers: listSetting("Headers whose values are masked wherever WAF shows a request.", [
      "authorization",
      "cookie",
      "x-origin-verify",
    ]),
  },
  evaluate(resource, { headers }) {
    const { dataProtectionConfig } = resource.props;
    const masked = list(part(dataProtectionConfig, "dataProtections"))
      .map((each) => part(each, "field"))
      .filter((field) => part(field, "fieldType") === "SINGLE_HEADER")
      .flatMap((field) => texts(part(field, "fieldKeys")).map((name) => name.toLowerCase()));
    const missing = headers.filter((name) => !masked.includes(name.toLowerCase()));
    return (
      isSampled(resource) &&
      !hasUnknown(dataProtectionConfig) &&
      missing.length > 0 &&
      report(
        resource,
        "dataProtectionConfig",
        `shows ${missing.join(", ")} in samples`,
        "mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
      )
    );
  },
});

function isSampled(acl: Resource): boolean {
  return [acl.props, ...rulesIn(acl).map(({ props }) => props)].some((props) =>
    isTrue(part(props["visibilityConfig"], "sampledRequestsEnabled")),
  );
}
