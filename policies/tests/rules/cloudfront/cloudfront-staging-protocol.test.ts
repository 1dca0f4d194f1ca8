import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontStagingProtocol } from "../../../rules/cloudfront/cloudfront-staging-protocol.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontStagingProtocol, {
  passes: [
    { title: "HTTP/3, and no trial", given: distribution({ httpVersion: "http2and3" }) },
    {
      title: "HTTP/2, and a trial",
      given: distribution({ continuousDeploymentPolicyId: unknown }),
    },
    { title: "no override", given: distribution({ staging: true, httpVersion: undefined }) },
  ],
  violates: [
    {
      title: "HTTP/3, and a trial",
      given: distribution({ httpVersion: "http3", continuousDeploymentPolicyId: unknown }),
      reports: ['example-distribution httpVersion is "http3"; write "http1.1" or "http2"'],
    },
    {
      title: "HTTP/3 of a trial",
      given: distribution({ httpVersion: "http2and3", staging: true }),
      reports: ['example-distribution httpVersion is "http2and3"; write "http1.1" or "http2"'],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(distributionType), ["staging"], true),
    reports: ['facade-distribution httpVersion is "http2and3"; write "http1.1" or "http2"'],
  },
});
