import { topicType } from "../../reading/alarm.ts";
import { conditionValues, type Statement, statements } from "../../reading/policy-document.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";

export const topicTls = stackRule({
  name: "topic-tls",
  statement: "Topics refuse plain HTTP.",
  why: "SNS answers on port 80 too: what is published there can be read and changed on its way.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  severity: "low",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(topicType)) {
      const policies = policiesOf(stack, on);
      if (!policies.some((policy) => policy === unknown || refusesPlainHttp(policy))) {
        yield {
          on,
          at: "",
          found:
            policies.length === 0
              ? "has no policy, so plain HTTP is allowed"
              : "has a policy that allows plain HTTP",
          write:
            'declare a TopicPolicy that denies sns:Publish to everyone where aws:SecureTransport is "false"',
        };
      }
    }
  },
});

function policiesOf(stack: Stack, topic: StackResource): readonly Value[] {
  const attached = stack.pointingAt(topic, topicPolicyType, "arn");
  // A policy that only the deployment tells is absent here, not unknown, where the engine leaves it out.
  const documents = attached.map(({ props }) => props["policy"] ?? unknown);
  const own = topic.props["policy"];
  return own === undefined ? documents : [own, ...documents];
}

function refusesPlainHttp(document: Value): boolean {
  return (statements(document) ?? []).some(isRefusal);
}

function isRefusal(statement: Statement): boolean {
  const { effect, principals, isInverted } = statement;
  const everyone = Object.values(principals).some((names) => names.includes("*"));
  const values = conditionValues(statement, "aws:SecureTransport");
  return effect === "Deny" && everyone && !isInverted && values.includes("false");
}
