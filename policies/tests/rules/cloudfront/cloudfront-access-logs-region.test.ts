import { deliverySourceType, deliveryType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontAccessLogsRegion } from "../../../rules/cloudfront/cloudfront-access-logs-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** Logs of a distribution, from a source and by a delivery in these Regions. */
function logged(source: unknown, delivery: unknown) {
  const front = distribution();
  const from = resource(deliverySourceType, {
    props: { region: source },
    from: { resourceArn: [front] },
  });
  return [
    front,
    from,
    resource(deliveryType, { props: { region: delivery }, from: { deliverySourceName: [from] } }),
  ];
}

describeRule(cloudfrontAccessLogsRegion, {
  passes: [
    { title: "us-east-1", given: logged("us-east-1", "us-east-1") },
    { title: "Regions that are not known yet", given: logged(unknown, unknown) },
    { title: "logs of something else", given: [distribution(), resource(deliverySourceType)] },
  ],
  violates: [
    {
      title: "a source elsewhere",
      given: logged("eu-west-1", "us-east-1"),
      reports: ['example-logDeliverySource region is "eu-west-1"; write region: "us-east-1"'],
    },
    {
      title: "a delivery where its provider is",
      given: logged("us-east-1", undefined),
      reports: ['example-logDelivery region is "eu-west-1"; write region: "us-east-1"'],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(deliverySourceType), ["region"], "eu-west-1"),
    reports: ['facade-access-logs-src region is "eu-west-1"; write region: "us-east-1"'],
  },
});
