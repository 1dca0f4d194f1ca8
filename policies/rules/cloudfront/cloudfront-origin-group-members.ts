import { failoverStatuses } from "../../../aws/cloudfront-statuses.ts";
import type { Finding } from "../../finding.ts";
import { origins } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isList, list, number, part, shown, text, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const selectable: readonly number[] = failoverStatuses.value;

export const cloudfrontOriginGroupMembers = resourceRule({
  name: "cloudfront-origin-group-members",
  statement: "An origin group has two members that exist, and codes CloudFront can fail over on.",
  why: "CloudFront refuses any other group.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    const known = origins(distribution).map(({ id }) => id);
    for (const [index, group] of list(distribution.props["originGroups"]).entries()) {
      const at = `originGroups[${index}]`;
      const members = part(group, "members");
      const ids = list(members).map((member) => text(part(member, "originId")));
      if (isList(members) && (ids.length !== 2 || (ids[0] !== undefined && ids[0] === ids[1]))) {
        yield { at: `${at}.members`, found: `is ${shown(ids)}`, write: "write two origins" };
      }
      const missing = ids.filter((id) => id !== undefined && !known.includes(id));
      if (
        missing.length > 0 &&
        isList(distribution.props["origins"]) &&
        !known.includes(undefined)
      ) {
        yield {
          at: `${at}.members`,
          found: `names ${shown(missing)}`,
          write: "name origins of this distribution",
        };
      }
      yield* refusedCodes(`${at}.failoverCriteria.statusCodes`, group);
    }
  },
});

function* refusedCodes(at: string, group: Value): Generator<Finding, void, undefined> {
  const codes = part(group, "failoverCriteria", "statusCodes");
  const refused = list(codes).filter((code) => !selectable.includes(number(code) ?? 500));
  if (refused.length > 0 || (isList(codes) && codes.length === 0)) {
    yield { at, found: `is ${shown(codes)}`, write: `write some of ${selectable.join(", ")}` };
  }
}
