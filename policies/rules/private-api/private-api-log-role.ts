import { checkEach, present, property, type Reported, report } from "../../property-check.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { restAccountType, restStageType } from "../../reading/rest-api-reading.ts";
import type { Stack } from "../../reading/stack.ts";
import { isPresent, text, unknown } from "../../reading/value.ts";
import { flagSetting, stackRule } from "../../rule.ts";

export const privateApiLogRole = stackRule({
  name: "private-api-log-role",
  statement: "The logging role of REST APIs is set once in each Region, before the first stage.",
  why: "Without it API Gateway refuses a stage with logs; set twice, the last setting applies to all.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  severity: "medium",
  settings: {
    madeElsewhere: flagSetting(
      "Whether another stack sets the role in every Region this one logs in.",
    ),
  },
  evaluate(stack, { madeElsewhere }) {
    const accounts = stack.ofType(restAccountType);
    return [
      checkEach(
        accounts,
        (on) => {
          const first = accounts.find((each) => isSameRegion(each, on));
          return (
            first !== undefined &&
            first !== on &&
            report(on, "", `sets what ${first.name} sets`, "write one Account a Region")
          );
        },
        property("cloudwatchRoleArn", present("write the role's ARN")),
      ),
      checkEach(
        stack
          .ofType(restStageType)
          .filter(
            ({ props }) =>
              isPresent(props["accessLogSettings"]) && props["accessLogSettings"] !== unknown,
          ),
        (stage) => withoutRole(stack, stage, madeElsewhere),
      ),
    ];
  },
});

function withoutRole(stack: Stack, on: StackResource, madeElsewhere: boolean): Reported {
  const region = text(regionOf(on));
  const account = stack.ofType(restAccountType).find((each) => isSameRegion(each, on));
  if (region === undefined) {
    return undefined;
  }
  return account === undefined
    ? !madeElsewhere &&
        !stack.ofType(restAccountType).some((each) => regionOf(each) === unknown) &&
        report(
          on,
          "accessLogSettings",
          `is in ${region}, where no role for it is set`,
          `write an apigateway.Account for ${region}`,
        )
    : !stack.before(on).has(account) &&
        report(on, "", `does not wait for ${account.name}`, `write dependsOn with ${account.name}`);
}

function isSameRegion(one: StackResource, other: StackResource): boolean {
  const region = text(regionOf(one));
  return region !== undefined && region === text(regionOf(other));
}
