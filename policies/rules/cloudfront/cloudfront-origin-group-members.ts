import { failoverStatuses } from "../../../aws/cloudfront-statuses.ts";
import { checkEach, property, report } from "../../property-check.ts";
import { distributionType, origins } from "../../reading/distribution.ts";
import { items } from "../../reading/resource.ts";
import { isList, list, number, part, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const selectable: readonly number[] = failoverStatuses.value;

export const cloudfrontOriginGroupMembers = resourceRule({
  name: "cloudfront-origin-group-members",
  statement:
    "An origin group has two members that exist, and statuses on which CloudFront can fail over.",
  why: "CloudFront refuses any other group.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "medium",
  types: [distributionType],
  evaluate(distribution) {
    const known = origins(distribution).map(({ id }) => id);
    const areKnown = isList(distribution.props["origins"]) && !known.includes(undefined);
    return checkEach(
      items(distribution, "originGroups"),
      (group) => {
        const members = group.props["members"];
        const ids = list(members).map((member) => text(part(member, "originId")));
        const missing = ids.filter((id) => id !== undefined && !known.includes(id));
        return [
          isList(members) &&
            (ids.length !== 2 || (ids[0] !== undefined && ids[0] === ids[1])) &&
            report(group, "members", `is ${shown(ids)}`, "write two origins"),
          areKnown &&
            missing.length > 0 &&
            report(
              group,
              "members",
              `names ${shown(missing)}`,
              "name origins of this distribution",
            ),
        ];
      },
      property("failoverCriteria.statusCodes", {
        fits: (codes) =>
          !isList(codes) ||
          (codes.length > 0 && codes.every((code) => selectable.includes(number(code) ?? 500))),
        write: `write some of ${selectable.join(", ")}`,
      }),
    );
  },
});
