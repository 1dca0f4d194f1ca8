import { distributionQuotas, maxCommentLength } from "../../../aws/cloudfront-limits.ts";
import { overCount } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { list, text } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

const quotas = distributionQuotas.value;

export const cloudfrontQuotas = resourceRule({
  name: "cloudfront-quotas",
  statement: "A distribution is within CloudFront's quotas.",
  why: "CloudFront refuses the distribution, or a quota must be raised first.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "medium",
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
  evaluate(distribution, most) {
    const { aliases, comment, origins: given, originGroups } = distribution.props;
    const count = behaviors(distribution).length;
    return [
      overCount(distribution, "orderedCacheBehaviors", count, most.behaviors, "behaviors"),
      overCount(distribution, "origins", list(given).length, most.origins, "origins"),
      overCount(distribution, "aliases", list(aliases).length, most.aliases, "domains"),
      overCount(
        distribution,
        "originGroups",
        list(originGroups).length,
        quotas.originGroups,
        "groups",
      ),
      overCount(
        distribution,
        "comment",
        text(comment)?.length ?? 0,
        maxCommentLength.value,
        "characters",
      ),
    ];
  },
});
