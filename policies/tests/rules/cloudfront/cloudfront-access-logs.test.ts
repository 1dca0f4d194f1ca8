import { deliverySourceType, deliveryType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontAccessLogs } from "../../../rules/cloudfront/cloudfront-access-logs.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

const front = distribution();
const source = resource(deliverySourceType, { from: { resourceArn: [front] } });
const delivery = resource(deliveryType, { from: { deliverySourceName: [source] } });

describeRule(cloudfrontAccessLogs, {
  passes: [
    { title: "logs that are delivered", given: [front, source, delivery] },
    {
      title: "logs of the older kind, in a bucket that is not known yet",
      given: distribution({ loggingConfig: { bucket: unknown } }),
    },
  ],
  violates: [
    {
      title: "no logs",
      given: front,
      reports: [
        "example-distribution has no access logs; declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
      ],
    },
    {
      title: "logs that go nowhere",
      given: [front, source],
      reports: [
        "example-distribution has logs that are delivered nowhere; declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
      ],
    },
    {
      title: "logs of another distribution",
      given: [distribution({}, { name: "other" }), source, delivery],
      reports: [
        "other has no access logs; declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.wire(draft.node(deliverySourceType), "resourceArn", []),
    reports: [
      "facade-distribution has no access logs; declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
    ],
  },
});
