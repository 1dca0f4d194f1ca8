import { unknown } from "../../../reading/value.ts";
import { privateApiHealthCheck } from "../../../rules/private-api/private-api-health-check.ts";
import { describeRule } from "../../describe-rule.ts";
import { privateApi, targetGroupType } from "../../private-api-sample.ts";

const checks = (matcher: unknown, protocol: unknown = "HTTPS") =>
  privateApi({ targets: { props: { healthCheck: { matcher, protocol } } } });
const write = 'write "200,403"';

describeRule(privateApiHealthCheck, {
  passes: [
    { title: "403 among them", given: privateApi() },
    { title: "a range to 403", given: checks("200-403") },
    { title: "a range from 403", given: checks("200,403-404") },
    { title: "not known yet", given: checks(unknown, unknown) },
    {
      title: "other targets",
      given: privateApi({
        attachment: { dependsOn: [] },
        targets: { props: { healthCheck: { matcher: "200" } } },
      }),
    },
  ],
  violates: [
    {
      title: "a range that ends before it",
      given: checks("200-402"),
      reports: [`example-targetGroup healthCheck.matcher is "200-402"; ${write}`],
    },
    {
      title: "the load balancer's default",
      given: privateApi({ targets: { props: { healthCheck: undefined } } }),
      reports: [
        `example-targetGroup healthCheck.matcher is nothing; ${write}`,
        'example-targetGroup healthCheck.protocol is nothing; write "HTTPS"',
      ],
    },
    {
      title: "plain HTTP",
      given: checks("200,403", "HTTP"),
      reports: ['example-targetGroup healthCheck.protocol is "HTTP"; write "HTTPS"'],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(targetGroupType), ["healthCheck", "matcher"], "200"),
    reports: [`desk-api-front-targets healthCheck.matcher is "200"; ${write}`],
  },
});
