import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { residencyRegions } from "../../../rules/residency/residency-regions.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const config = {
  "touchline:regions": '["eu-west-1","eu-central-1"]',
  "touchline:homeRegion": "eu-west-1",
};
const logGroupType = "aws:cloudwatch/logGroup:LogGroup";
const topic = (region: unknown) => resource("aws:sqs/queue:Queue", { props: { region } });
const secret = (region: unknown) =>
  resource("aws:secretsmanager/secret:Secret", { props: { replicas: [{ region }] } });
const router = resource(functionType, { name: "router", props: { region: "us-east-1" } });
const distribution = resource(distributionType, { from: { orderedCacheBehaviors: [router] } });
const write = "write one of eu-west-1, eu-central-1, or add the Region to the stack";

describeRule(residencyRegions, {
  passes: [
    { title: "a Region of the stack", given: [topic("eu-central-1")], config },
    { title: "the Region of its provider", given: [topic(undefined)], config },
    { title: "a Region that is not known yet", given: [topic(unknown)], config },
    { title: "a program that names no Regions", given: [topic("us-west-2")] },
    {
      title: "a Region that is added",
      given: [topic("us-west-2")],
      settings: { regions: ["us-west-2"] },
      config,
    },
    {
      title: "what is global",
      given: [resource("aws:iam/role:Role", { provider: { region: "us-west-2" } })],
      config,
    },
    {
      title: "what is not of AWS",
      given: [resource("tls:index/privateKey:PrivateKey", { props: { region: "us-west-2" } })],
      config,
    },
    { title: "an edge function", given: [router, distribution], config },
    {
      title: "a web ACL of CloudFront",
      given: [resource("aws:wafv2/webAcl:WebAcl", { props: { region: "us-east-1" } })],
      config,
    },
    {
      title: "logs of an edge function, whose name is not known yet",
      given: [
        router,
        distribution,
        resource(logGroupType, {
          props: { region: "sa-east-1", name: unknown },
          from: { name: [router] },
        }),
      ],
      config,
    },
    {
      title: "logs of an edge function by their name",
      given: [
        resource(logGroupType, {
          props: { region: "sa-east-1", name: "/aws/lambda/us-east-1.router" },
        }),
      ],
      config,
    },
    { title: "a copy of a secret", given: [secret("eu-central-1")], config },
  ],
  violates: [
    {
      title: "a Region that is not the stack's",
      given: [topic("us-west-2")],
      config,
      reports: [`example-queue region is "us-west-2"; ${write}`],
    },
    {
      title: "CloudFront's Region, of what is not CloudFront's",
      given: [topic("us-east-1")],
      config,
      reports: [`example-queue region is "us-east-1"; ${write}`],
    },
    {
      title: "a function in CloudFront's Region that no distribution names",
      given: [router],
      config,
      reports: [`router region is "us-east-1"; ${write}`],
    },
    {
      title: "a provider elsewhere",
      given: [resource("aws:sqs/queue:Queue", { provider: { region: "us-west-2" } })],
      config,
      reports: [`example-queue region is "us-west-2"; ${write}`],
    },
    {
      title: "logs of a function of a Region",
      given: [
        resource(logGroupType, { props: { region: "sa-east-1", name: "/aws/lambda/handler" } }),
      ],
      config,
      reports: [`example-logGroup region is "sa-east-1"; ${write}`],
    },
    {
      title: "a copy of a secret elsewhere",
      given: [secret("us-west-2")],
      config,
      reports: [`example-secret replicas[0].region is "us-west-2"; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:secretsmanager/secret:Secret", "token-secret-1"),
        ["replicas"],
        [{ region: "us-west-2" }],
      ),
    reports: [
      'token-secret-1 replicas[0].region is "us-west-2"; ' +
        "write one of eu-west-1, eu-central-1, us-east-1, ap-southeast-2, or add the Region to the stack",
    ],
  },
});
