import type { Finding } from "../../finding.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { restAccountType, restStageType } from "../../reading/rest-api.ts";
import type { Stack } from "../../reading/stack.ts";
import { isPresent, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { flagSetting } from "../../setting.ts";

export const privateApiLogRole = stackRule({
  name: "private-api-log-role",
  statement: "The role REST APIs log with is set once in each Region, before the first stage.",
  why: "Without it API Gateway refuses a stage with logs; set twice, the last one decides for all.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    madeElsewhere: flagSetting(
      "Whether another stack sets the role in every Region this one logs in.",
    ),
  },
  *evaluate(stack, { madeElsewhere }) {
    const accounts = stack.ofType(restAccountType);
    for (const on of accounts) {
      const first = accounts.find((each) => isSameRegion(each, on));
      if (first !== undefined && first !== on) {
        yield {
          on,
          at: "",
          found: `sets what ${first.name} sets`,
          write: "write one Account a Region",
        };
      }
      if (!isPresent(on.props["cloudwatchRoleArn"])) {
        yield { on, at: "cloudwatchRoleArn", found: "is nothing", write: "write the role's ARN" };
      }
    }
    for (const stage of stack.ofType(restStageType)) {
      if (isPresent(stage.props["accessLogSettings"])) {
        yield* judgedStage(stack, stage, madeElsewhere);
      }
    }
  },
});

function* judgedStage(stack: Stack, on: StackResource, madeElsewhere: boolean): Iterable<Finding> {
  const region = text(regionOf(on));
  const account = stack.ofType(restAccountType).find((each) => isSameRegion(each, on));
  if (region === undefined) {
    return;
  }
  if (account === undefined && !madeElsewhere) {
    yield {
      on,
      at: "accessLogSettings",
      found: `is in ${region}, where no role for it is set`,
      write: `write an apigateway.Account for ${region}`,
    };
  }
  if (account !== undefined && !stack.before(on).has(account)) {
    yield {
      on,
      at: "",
      found: `does not wait for ${account.name}`,
      write: `write dependsOn with ${account.name}`,
    };
  }
}

function isSameRegion(one: StackResource, other: StackResource): boolean {
  const region = text(regionOf(one));
  return region !== undefined && region === text(regionOf(other));
}
