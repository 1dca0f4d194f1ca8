import { lambdaQueuePage } from "../../../aws/lambda-queues.ts";
import { checkEach, report } from "../../property-check.ts";
import { queueFunctions } from "../../reading/queue.ts";
import { number, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Seconds where nothing is declared. */
const defaults = { visibility: 30, timeout: 3 };

export const queueVisibility = stackRule({
  name: "queue-visibility",
  statement: "Messages are hidden for at least the timeout of the function that a queue invokes.",
  why: "Lambda refuses the event source mapping otherwise, since a message would be delivered while it is being handled.",
  url: lambdaQueuePage.source.url,
  severity: "high",
  evaluate: (stack) =>
    checkEach(queueFunctions(stack), ({ queue, called }) => {
      const hidden = queue.props["visibilityTimeoutSeconds"];
      const visibility = number(hidden) ?? defaults.visibility;
      const timeout = number(called.props["timeout"]) ?? defaults.timeout;
      return (
        hidden !== unknown &&
        called.props["timeout"] !== unknown &&
        visibility < timeout &&
        report(
          queue,
          "visibilityTimeoutSeconds",
          `is ${visibility} s, and ${called.name} may take ${timeout} s`,
          `write ${6 * timeout}, six times the timeout, as AWS recommends`,
        )
      );
    }),
});
