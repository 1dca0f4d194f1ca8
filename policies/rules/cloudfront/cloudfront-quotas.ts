import { distributionQuotas, maxCommentLength } from "../../../aws/cloudfront-limits.ts";
import { tooMany } from "../../old-finding.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

const quotas = distributionQuotas.value;

export const cloudfrontQuotas = resourceRule({
  name: "cloudfront-quotas",
  statement: "A distribution has no more parts than CloudFront takes.",
  why: "CloudFront refuses the distribution, or needs a quota raised by hand first.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  settings: {
    behaviors: integerSetting(
      "Behaviors of a distribution, the default one included.",
      quotas.behaviors,
      {
        minimum: 1,
      },
    ),
    origins: integerSetting("Origins of a distribution.", quotas.origins, { minimum: 1 }),
    aliases: integerSetting("Domains of a distribution.", quotas.aliases, { minimum: 1 }),
  },
  *evaluate(distribution, most) {
    const { aliases, comment, origins: given, originGroups } = distribution.props;
    const count = behaviors(distribution).length;
    yield* tooMany("orderedCacheBehaviors", count, most.behaviors, "behaviors");
    yield* tooMany("origins", list(given).length, most.origins, "origins");
    yield* tooMany("aliases", list(aliases).length, most.aliases, "domains");
    yield* tooMany("originGroups", list(originGroups).length, quotas.originGroups, "groups");
    yield* tooMany("comment", text(comment)?.length ?? 0, maxCommentLength.value, "characters");
  },
});
