import { checkEach, report } from "../../property-check.ts";
import { topicType } from "../../reading/alarm.ts";
import { plainHttpProblem } from "../../reading/plain-http.ts";
import { stackRule } from "../../rule.ts";

const holder = { policyType: "aws:sns/topicPolicy:TopicPolicy", input: "arn" };

export const topicTls = stackRule({
  name: "topic-tls",
  statement: "Topics deny plain HTTP.",
  why: "SNS accepts plain HTTP too: what is published with it can be read and changed in transit.",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  severity: "low",
  evaluate: (stack) =>
    checkEach(stack.ofType(topicType), (on) => {
      const problem = plainHttpProblem(stack, on, holder);
      return (
        problem !== undefined &&
        report(
          on,
          "",
          problem,
          'declare a TopicPolicy that denies sns:Publish to everyone where aws:SecureTransport is "false"',
        )
      );
    }),
});
