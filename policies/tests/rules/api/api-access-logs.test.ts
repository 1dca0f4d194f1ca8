import { httpStageType } from "../../../reading/http-api-reading.ts";
import { restStageType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiAccessLogs } from "../../../rules/api/api-access-logs.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi } from "../../http-api-sample.ts";

const write = "write the ARN of a log group, and a format";
const logs = (accessLogSettings: unknown) => httpApi({ stage: { props: { accessLogSettings } } });

describeRule(apiAccessLogs, {
  passes: [
    { title: "logs in the stage's Region", given: httpApi() },
    {
      title: "a log group that is not known yet",
      given: logs({ destinationArn: unknown, format: "$context.requestId" }),
    },
    { title: "nothing known yet", given: logs(unknown) },
    {
      title: "a Region that is not known yet",
      given: httpApi({ logGroup: { props: { region: unknown } } }),
    },
  ],
  violates: [
    {
      title: "no logs",
      given: logs(undefined),
      reports: [
        `example-stage accessLogSettings.destinationArn is nothing; ${write}`,
        `example-stage accessLogSettings.format is nothing; ${write}`,
      ],
    },
    {
      title: "no format",
      given: logs({ destinationArn: unknown }),
      reports: [`example-stage accessLogSettings.format is nothing; ${write}`],
    },
    {
      title: "a REST API without a log group",
      given: [
        resource(restStageType, { props: { accessLogSettings: { format: "$context.requestId" } } }),
      ],
      reports: [`example-stage accessLogSettings.destinationArn is nothing; ${write}`],
    },
    {
      title: "logs in another Region",
      given: httpApi({ logGroup: { props: { region: "us-east-1" } } }),
      reports: [
        'example-stage accessLogSettings.destinationArn is in "us-east-1", and the stage in "eu-west-1"; ' +
          'write a log group of "eu-west-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const stage = draft.node(httpStageType, "api-us-east-1-stage");
      draft.set(stage, ["accessLogSettings", "format"], undefined);
    },
    reports: [`api-us-east-1-stage accessLogSettings.format is nothing; ${write}`],
  },
});
