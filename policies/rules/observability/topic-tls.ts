import { checkEach, report } from "../../property-check.ts";
import { topicType } from "../../reading/alarm.ts";
import { conditionValues, statements } from "../../reading/policy-document-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";

export const topicTls = stackRule({
  name: "topic-tls",
  statement: "Topics deny plain HTTP.",
  why: "SNS accepts plain HTTP too: what is published with it can be read and changed in transit.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  severity: "low",
  evaluate: (stack) =>
    checkEach(stack.ofType(topicType), (on) => {
      const policies = policiesOf(stack, on);
      return (
        !policies.some((policy) => policy === unknown || deniesPlainHttp(policy)) &&
        report(
          on,
          "",
          policies.length === 0
            ? "has no policy, so plain HTTP is allowed"
            : "has a policy that allows plain HTTP",
          'declare a TopicPolicy that denies sns:Publish to everyone where aws:SecureTransport is "false"',
        )
      );
    }),
});

function policiesOf(stack: Stack, topic: StackResource): readonly Value[] {
  const attached = stack.pointingAt(topic, topicPolicyType, "arn");
  // A policy that is known after deployment only is absent here, not unknown, where the engine leaves it out.
  const documents = attached.map(({ props }) => props["policy"] ?? unknown);
  const inline = topic.props["policy"];
  return inline === undefined ? documents : [inline, ...documents];
}

function deniesPlainHttp(document: Value): boolean {
  return (statements(document) ?? []).some((statement) => {
    const { effect, principals, isInverted } = statement;
    const everyone = Object.values(principals).some((names) => names.includes("*"));
    const values = conditionValues(statement, "aws:SecureTransport");
    return effect === "Deny" && everyone && !isInverted && values.includes("false");
  });
}
