import { type Finding, report } from "../../property-check.ts";
import { type Origin, originsOf } from "../../reading/distribution.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import { hasUnknown, list, type Properties, part, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterAttempts = stackRule({
  name: "edge-router-attempts",
  statement: "Functions that choose an origin can distinguish the second attempt from the first.",
  why: "The function runs again for the second origin of a group, and would send the request to the origin that just failed.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  evaluate(stack) {
    // A group is the same on every behavior that names it.
    const seconds = new Map<string, Finding | false>();
    for (const { behavior, router } of routedBehaviors(stack)) {
      const [first, second] = originsOf(behavior);
      if (first !== undefined && second !== undefined) {
        const found =
          looksLike(first, second) &&
          report(
            second,
            "",
            `looks to ${router.name} like ${first.at}`,
            "write a custom header that identifies the attempt",
          );
        const place = `${behavior.on.urn} ${second.at}`;
        seconds.set(place, seconds.get(place) ?? found);
      }
    }
    return seconds.values();
  },
});

/** What a function sees of an origin is its domain, and the headers CloudFront adds for it. */
function looksLike(one: Origin, other: Origin): boolean {
  const [first, second] = [one, other].map(({ props }) =>
    JSON.stringify([text(props["domainName"]), headersIn(props)]),
  );
  const isKnown = [one, other].every(
    ({ props }) =>
      !hasUnknown(props["domainName"] ?? unknown) && !hasUnknown(props["customHeaders"]),
  );
  return isKnown && first === second;
}

function headersIn({ customHeaders }: Properties): readonly string[] {
  return list(customHeaders)
    .map((header) => `${text(part(header, "name"))?.toLowerCase()}: ${text(part(header, "value"))}`)
    .sort();
}
