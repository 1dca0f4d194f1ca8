/**
 * Log delivery writes for this account alone.
 *
 * @module
 */
import { conditionValues, statements } from "../../reading/policy-document.ts";
import { resourceRule } from "../../rule.ts";

const deliveryService = "delivery.logs.amazonaws.com";

/** Keys that tell in whose name the service comes. */
const callerKeys = ["aws:SourceAccount", "aws:SourceArn"];

export const logDeliveryAccount = resourceRule({
  name: "log-delivery-account",
  statement: "Log delivery writes for this account alone.",
  why: "The service delivers for every account of AWS; unasked in whose name it comes, it writes anybody's lines.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html",
  severity: "medium",
  level: "mandatory",
  types: ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
  *judge({ props }) {
    for (const [index, statement] of (statements(props["policyDocument"]) ?? []).entries()) {
      const forDelivery =
        statement.effect === "Allow" &&
        statement.principals["Service"]?.includes(deliveryService) === true;
      if (forDelivery && callerKeys.every((key) => conditionValues(statement, key).length === 0)) {
        yield {
          at: `policyDocument.Statement[${index}]`,
          found: `lets ${deliveryService} write for any account`,
          write: "write a Condition that compares aws:SourceAccount with this account",
        };
      }
    }
  },
});
