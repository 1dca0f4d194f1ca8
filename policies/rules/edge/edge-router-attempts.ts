import { type Origin, originsOf } from "../../reading/distribution.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import { hasUnknown, list, type Properties, part, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterAttempts = stackRule({
  name: "edge-router-attempts",
  statement: "Functions that choose an origin can tell the second attempt from the first.",
  why: "The function runs again for the second origin of a group, and would send it to the one that just failed.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const told = new Set<string>();
    for (const { distribution: on, behavior, router } of routedBehaviors(stack)) {
      const [first, second] = originsOf(on, behavior);
      if (first === undefined || second === undefined || told.has(`${on.urn} ${second.at}`)) {
        continue;
      }
      // A group is the same on every behavior that names it.
      told.add(`${on.urn} ${second.at}`);
      if (looksLike(first, second)) {
        yield {
          on,
          at: second.at,
          found: `looks to ${router.name} like ${first.at}`,
          write: "write a custom header that says which attempt it is",
        };
      }
    }
  },
});

/** What a function sees of an origin is its domain, and the headers CloudFront adds for it. */
function looksLike(one: Origin, other: Origin): boolean {
  const seen = [one, other].map(({ props }) =>
    JSON.stringify([text(props["domainName"]), headersIn(props)]),
  );
  const isKnown = [one, other].every(
    ({ props }) =>
      !hasUnknown(props["domainName"] ?? unknown) && !hasUnknown(props["customHeaders"]),
  );
  return isKnown && seen[0] === seen[1];
}

function headersIn({ customHeaders }: Properties): readonly string[] {
  return list(customHeaders)
    .map((header) => `${text(part(header, "name"))?.toLowerCase()}: ${text(part(header, "value"))}`)
    .sort();
}
