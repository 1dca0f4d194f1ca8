import { httpApiType } from "../../../reading/http-api-reading.ts";
import { functionUrlType } from "../../../reading/lambda-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiCors } from "../../../rules/api/api-cors.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = (allowOrigins: unknown, allowCredentials: unknown = true) =>
  resource(httpApiType, { props: { corsConfiguration: { allowOrigins, allowCredentials } } });
const write = "write the sites by name, or allowCredentials: false";

describeRule(apiCors, {
  passes: [
    { title: "sites by name", given: api(["https://example.com"]) },
    { title: "every origin, without credentials", given: api(["*"], false) },
    { title: "not known yet", given: api([unknown]) },
    { title: "no override", given: resource(httpApiType) },
  ],
  violates: [
    {
      title: "every origin, with credentials",
      given: api(["https://example.com", "*"]),
      reports: [`example-api corsConfiguration.allowOrigins has "*", with credentials; ${write}`],
    },
    {
      title: "every HTTPS origin",
      given: api(["https://*"]),
      reports: [
        `example-api corsConfiguration.allowOrigins has "https://*", with credentials; ${write}`,
      ],
    },
    {
      title: "a function's own URL",
      given: resource(functionUrlType, {
        props: { cors: { allowOrigins: ["*"], allowCredentials: true } },
      }),
      reports: [`example-functionUrl cors.allowOrigins has "*", with credentials; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const beside = draft.node(httpApiType, "api-us-east-1-http");
      draft.add(beside, functionUrlType, "late-url", {
        region: "us-east-1",
        authorizationType: "AWS_IAM",
        cors: { allowOrigins: ["*"], allowCredentials: true },
      });
    },
    reports: [`late-url cors.allowOrigins has "*", with credentials; ${write}`],
  },
});
