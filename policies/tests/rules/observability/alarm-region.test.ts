import { alarmType, topicType } from "../../../reading/alarm.ts";
import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { alarmRegion } from "../../../rules/observability/alarm-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const apiType = "aws:apigatewayv2/api:Api";

const inRegion = (type: string, region: unknown) => resource(type, { props: { region } });

const alarmOn = (watched: StackResource, region: unknown) => [
  watched,
  resource(alarmType, { props: { region }, from: { dimensions: [watched] } }),
];

const ofNamespace = (namespace: string, region: string) =>
  resource(alarmType, { props: { namespace, region } });

/** An alarm on a function that a distribution names. */
const onEdgeFunction = (region: string) => {
  const made = inRegion(functionType, "us-east-1");
  return [
    ...alarmOn(made, region),
    resource(distributionType, { from: { defaultCacheBehavior: [made] } }),
  ];
};

const bucketType = "aws:s3/bucket:Bucket";

/** The source and the destination of a replication. */
const bothBuckets = ["eu-west-1", "us-east-1"].map((region) => inRegion(bucketType, region));

const replicationAlarm = (region: string) =>
  resource(alarmType, { props: { region }, from: { dimensions: bothBuckets } });

const acl = resource("aws:wafv2/webAcl:WebAcl", {
  props: { scope: "CLOUDFRONT", region: "us-east-1" },
});

const notHere = (own: string, wanted: string) =>
  `example-metricAlarm region is "${own}", and its metric is in ${wanted}; write region: "${wanted}"`;

describeRule(alarmRegion, {
  passes: [
    {
      title: "an alarm beside its API",
      given: alarmOn(inRegion(apiType, "eu-west-1"), "eu-west-1"),
    },
    {
      title: "a Region that is not known yet",
      given: alarmOn(inRegion(apiType, "eu-west-1"), unknown),
    },
    {
      title: "an API whose Region is not known yet",
      given: alarmOn(inRegion(apiType, unknown), "eu-west-1"),
    },
    {
      title: "a distribution's in us-east-1",
      given: alarmOn(resource(distributionType), "us-east-1"),
    },
    { title: "a web ACL's in us-east-1", given: alarmOn(acl, "us-east-1") },
    {
      title: "those of health checks in us-east-1",
      given: ofNamespace("AWS/Route53", "us-east-1"),
    },
    { title: "CloudFront's in us-east-1", given: ofNamespace("AWS/CloudFront", "us-east-1") },
    {
      title: "a metric of a resource outside the stack",
      given: ofNamespace("AWS/S3", "eu-west-1"),
    },
    {
      title: "a replication beside its destination",
      given: [...bothBuckets, replicationAlarm("us-east-1")],
    },
    {
      title: "a replication whose source is in a Region that is not known yet",
      given: [
        inRegion(bucketType, unknown),
        resource(alarmType, {
          props: { region: "ap-southeast-2" },
          from: { dimensions: [inRegion(bucketType, unknown), ...bothBuckets] },
        }),
      ],
    },
    { title: "an edge function, which runs anywhere", given: onEdgeFunction("eu-central-1") },
  ],
  violates: [
    {
      title: "one on a health check elsewhere",
      given: ofNamespace("AWS/Route53", "eu-west-1"),
      reports: [notHere("eu-west-1", "us-east-1")],
    },
    {
      title: "a replication in neither of its Regions",
      given: [...bothBuckets, replicationAlarm("ap-southeast-2")],
      reports: [notHere("ap-southeast-2", "eu-west-1")],
    },
    {
      title: "an alarm elsewhere than its API",
      given: alarmOn(inRegion(apiType, "eu-west-1"), "us-east-1"),
      reports: [notHere("us-east-1", "eu-west-1")],
    },
    {
      title: "a distribution's where its provider is",
      given: alarmOn(resource(distributionType), undefined),
      reports: [notHere("eu-west-1", "us-east-1")],
    },
    {
      title: "a web ACL's in another Region",
      given: alarmOn(acl, "eu-west-1"),
      reports: [notHere("eu-west-1", "us-east-1")],
    },
    {
      title: "CloudFront's by its namespace alone",
      given: ofNamespace("AWS/CloudFront", "eu-west-1"),
      reports: [notHere("eu-west-1", "us-east-1")],
    },
    {
      title: "CloudFront's in a query",
      given: resource(alarmType, {
        props: { metricQueries: [{ metric: { namespace: "AWS/CloudFront" } }] },
      }),
      reports: [notHere("eu-west-1", "us-east-1")],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const alarm = draft.node(alarmType, "facade-alarm-errors");
      draft.set(alarm, ["region"], "eu-west-1");
      const topic = draft.node(topicType, "api-eu-west-1-alarms-topic");
      draft.wire(alarm, "alarmActions", [topic]);
      draft.wire(alarm, "okActions", [topic]);
    },
    reports: [
      'facade-alarm-errors region is "eu-west-1", and its metric is in us-east-1; write region: "us-east-1"',
    ],
  },
});
