/**
 * Every component under plain `pulumi.runtime.setMocks`: required arguments only, and one rejected argument.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { AccessLogs } from "../access-logs.ts";
import { ApiAlarms } from "../api-alarms.ts";
import { ApiName } from "../api-name.ts";
import { CustomDomain } from "../custom-domain.ts";
import { DnsCertificate } from "../dns-certificate.ts";
import { EdgeFunction } from "../edge-function.ts";
import { FacadeAlarm } from "../facade-alarm.ts";
import { GlobalFacade } from "../global-facade.ts";
import { LatencyDomain } from "../latency-domain.ts";
import { ObjectEvents } from "../object-events.ts";
import { OriginBucket } from "../origin-bucket.ts";
import { OriginSecret } from "../origin-secret.ts";
import { PrivateApi } from "../private-api.ts";
import { PrivateBucket } from "../private-bucket.ts";
import { PrivateFront } from "../private-front.ts";
import { PrivateNetwork } from "../private-network.ts";
import { RegionalApi } from "../regional-api.ts";
import { RegionalDomain } from "../regional-domain.ts";
import { RestLogRole } from "../rest-log-role.ts";
import { ServiceFunction } from "../service-function.ts";
import { StaticSite } from "../static-site.ts";
import { WebAcl } from "../web-acl.ts";
import { registeredUnderMocks } from "./mocks.ts";

const region = "eu-west-1";
const logRetentionDays = 7;
const zoneId = "Z1";
const domainName = "api.example.com";
const entry = "components/tests/echo-handler.ts";
const echo = { entry, config: {} };
const distributionArn = "arn:aws:cloudfront::123456789012:distribution/E1";
const zones = ["eu-west-1a", "eu-west-1b"] as const;
const page = {
  key: "index.html",
  role: "index.html",
  contentType: "text/html",
  text: "",
  hashed: false,
};

const api = (args: { readonly domainName?: string } = {}) =>
  new RegionalApi("api", { region, api: echo, authorizer: echo, logRetentionDays, ...args });
const network = (port: 80 | 443 = 80) =>
  new PrivateNetwork("network", { region, availabilityZoneNames: zones, port });
const facade = (origin: string) =>
  new GlobalFacade("x", {
    origins: { site: { kind: "bucket", bucket: new OriginBucket("site", { region }) } },
    routes: [],
    fallback: { origin, policies: { cachePolicyId: "c", responseHeadersPolicyId: "h" } },
    priceClass: "PriceClass_100",
    logRetentionDays,
  });
const privateApi = (timeoutSeconds: number) =>
  new PrivateApi("x", {
    region,
    availabilityZoneNames: zones,
    handler: { ...echo, timeoutSeconds },
    logRetentionDays,
  });

const objectEvents = (events: readonly string[]) =>
  new ObjectEvents("x", {
    bucket: { region, bucket: "b", arn: "arn:aws:s3:::b" },
    events,
    handler: { ...echo, logRetentionDays },
  });

interface Case {
  readonly component: string;
  /** Declares it with required arguments, and what those need. */
  readonly least: () => void;
  /** One resource that it declares. */
  readonly declares: string;
  readonly rejected: () => void;
  readonly problem: RegExp;
}

const cases: readonly Case[] = [
  {
    component: "AccessLogs",
    least: () => new AccessLogs("x", { distributionArn, retentionDays: 7 }),
    declares: "aws:cloudwatch/logDelivery:LogDelivery x-delivery",
    rejected: () => new AccessLogs("x", { distributionArn, retentionDays: 8 }),
    problem: /^retentionDays must be one of 1, 3, 5, 7, .*, 3653, got 8$/,
  },
  {
    component: "ApiAlarms",
    least: () => new ApiAlarms("x", { region, apiId: "a", stage: "$default", functions: {} }),
    declares: "aws:cloudwatch/metricAlarm:MetricAlarm x-errors",
    rejected: () =>
      new ApiAlarms("x", { region, apiId: "a", stage: "$default", functions: {}, errorRate: 0 }),
    problem: /^errorRate must be above 0 and at most 1, got 0$/,
  },
  {
    component: "ApiName",
    least: () =>
      new ApiName("x", { api: api({ domainName }), domainName, certificateArn: "arn:certificate" }),
    declares: "aws:apigatewayv2/apiMapping:ApiMapping x-mapping",
    rejected: () => new ApiName("x", { api: api(), domainName, certificateArn: "arn:certificate" }),
    problem: /^api must be made with domainName "api.example.com", got undefined$/,
  },
  {
    component: "CustomDomain",
    least: () => new CustomDomain("x", { domainName, zoneId }).pointTo("d1.cloudfront.net"),
    declares: "aws:route53/record:Record x-aaaa",
    rejected: () => new CustomDomain("x", { domainName: "example", zoneId }),
    problem: /^domainName must be a domain name in lower case .*, got "example"$/,
  },
  {
    component: "DnsCertificate",
    least: () => new DnsCertificate("x", { regions: [region], domainName, zoneId }).arnIn(region),
    declares: "aws:acm/certificateValidation:CertificateValidation x-eu-west-1-issued",
    rejected: () => new DnsCertificate("x", { regions: [region, region], domainName, zoneId }),
    problem: /^regions must name each Region once, got/,
  },
  {
    component: "EdgeFunction",
    least: () => new EdgeFunction("x", { ...echo, event: "viewer-request", logRetentionDays }),
    declares: "aws:cloudwatch/logGroup:LogGroup x-logs-sa-east-1",
    rejected: () =>
      new EdgeFunction("x", {
        ...echo,
        event: "viewer-request",
        logRetentionDays,
        memorySizeMb: 256,
      }),
    problem: /^memorySizeMb must be a whole number from 128 to 128, got 256$/,
  },
  {
    component: "FacadeAlarm",
    least: () => new FacadeAlarm("x", { distributionId: "E1" }),
    declares: "aws:sns/topicPolicy:TopicPolicy x-topic-policy",
    rejected: () => new FacadeAlarm("x", { distributionId: "E1", errorRate: 2 }),
    problem: /^errorRate must be above 0 and at most 1, got 2$/,
  },
  {
    component: "GlobalFacade",
    least: () => facade("site"),
    declares: "aws:s3/bucketPolicy:BucketPolicy site-policy",
    rejected: () => facade("api"),
    problem: /^routes\[\*\]\.origin must be one of site, got "api"$/,
  },
  {
    component: "LatencyDomain",
    least: () => new LatencyDomain("x", { apis: [api({ domainName })], domainName, zoneId }),
    declares: "aws:route53/healthCheck:HealthCheck x-eu-west-1-health",
    rejected: () => new LatencyDomain("x", { apis: [api()], domainName, zoneId }),
    problem: /^apis\[eu-west-1\] must be made with domainName "api.example.com", got undefined$/,
  },
  {
    component: "OriginBucket",
    least: () => new OriginBucket("x", { region }),
    declares: "aws:s3/bucket:Bucket x-bucket",
    rejected: () => new OriginBucket("x", { region, keepOldVersionsDays: 0 }),
    problem: /^keepOldVersionsDays must be a whole number from 1 to 2147483647, got 0$/,
  },
  {
    component: "ObjectEvents",
    least: () => objectEvents(["s3:ObjectCreated:*"]),
    declares: "aws:lambda/eventSourceMapping:EventSourceMapping x-source",
    rejected: () => objectEvents([]),
    problem: /^events must name at least one type, got \[\]$/,
  },
  {
    component: "OriginSecret",
    least: () => new OriginSecret("x", { generation: 1 }),
    declares: "random:index/randomPassword:RandomPassword x-generation-2",
    rejected: () => new OriginSecret("x", { generation: 0 }),
    problem: /^generation must be a whole number from 1 to 1000000, got 0$/,
  },
  {
    component: "PrivateApi",
    least: () => privateApi(28),
    declares: "aws:apigateway/restApi:RestApi x-rest",
    rejected: () => privateApi(29),
    problem: /^handler.timeoutSeconds must be a whole number from 1 to 28, got 29$/,
  },
  {
    component: "PrivateBucket",
    least: () => new PrivateBucket("x", { region }),
    declares: "aws:s3/bucketPolicy:BucketPolicy x-policy",
    rejected: () => new PrivateBucket("x", { region: "Ireland" }),
    problem: /^region must be an AWS Region such as eu-west-1, got "Ireland"$/,
  },
  {
    component: "PrivateFront",
    least: () => new PrivateFront("x", { region, network: network() }),
    declares: "aws:cloudfront/vpcOrigin:VpcOrigin x-origin",
    rejected: () =>
      new PrivateFront("x", {
        region,
        network: network(443),
        https: { domainName: "https://a.example", certificateArn: "arn:certificate" },
      }),
    problem: /^https.domainName must be a domain name in lower case .*, got "https:\/\/a.example"$/,
  },
  {
    component: "PrivateNetwork",
    least: () => network(),
    declares: "aws:ec2/vpcEndpoint:VpcEndpoint network-execute-api",
    rejected: () =>
      new PrivateNetwork("x", { region, availabilityZoneNames: [zones[0], zones[0]], port: 80 }),
    problem: /^availabilityZoneNames must be two different zones, got/,
  },
  {
    component: "RegionalApi",
    least: () => api(),
    declares: "aws:apigatewayv2/stage:Stage api-stage",
    rejected: () =>
      new RegionalApi("x", {
        region,
        api: { ...echo, timeoutSeconds: 30 },
        authorizer: echo,
        logRetentionDays,
      }),
    problem: /^api.timeoutSeconds must be a whole number from 1 to 29, got 30$/,
  },
  {
    component: "RegionalDomain",
    least: () => new RegionalDomain("x", { api: api({ domainName }), domainName, zoneId }),
    declares: "aws:route53/record:Record x-a",
    rejected: () => new RegionalDomain("x", { api: api(), domainName, zoneId }),
    problem: /^api must be made with domainName "api.example.com", got undefined$/,
  },
  {
    component: "RestLogRole",
    least: () => new RestLogRole("x", { region }),
    declares: "aws:apigateway/account:Account x-account",
    rejected: () => new RestLogRole("x", { region: "eu" }),
    problem: /^region must be an AWS Region such as eu-west-1, got "eu"$/,
  },
  {
    component: "ServiceFunction",
    least: () =>
      new ServiceFunction("x", { ...echo, region, logRetentionDays }).permit(
        "invoke",
        "a",
        "arn:a",
      ),
    declares: "aws:lambda/permission:Permission x-invoke",
    rejected: () =>
      new ServiceFunction("x", { ...echo, region, logRetentionDays, memorySizeMb: 64 }),
    problem: /^memorySizeMb must be a whole number from 128 to 10240, got 64$/,
  },
  {
    component: "StaticSite",
    least: () => new StaticSite("x", { region, files: [page] }),
    declares: "aws:s3/bucketObjectv2:BucketObjectv2 x-file-index.html",
    rejected: () => new StaticSite("x", { region, files: [] }),
    problem: /^files must contain index.html, got \[\]$/,
  },
  {
    component: "WebAcl",
    least: () => new WebAcl("x", { metricName: "x", logRetentionDays, rateRules: {} }),
    declares: "aws:wafv2/webAcl:WebAcl x-acl",
    rejected: () => new WebAcl("x", { metricName: "All", logRetentionDays, rateRules: {} }),
    problem: /^metricName must be .*, got "All"$/,
  },
];

for (const { component, least, declares, rejected, problem } of cases) {
  describe(`${component} under mocks`, () => {
    it("works with its required arguments", async () => {
      const registered = await registeredUnderMocks(least);
      assert.ok(registered.includes(declares), registered.join("\n"));
      assert.equal(new Set(registered).size, registered.length);
    });

    it(`rejects an argument with ${problem}`, async () => {
      await registeredUnderMocks(() =>
        assert.throws(rejected, (error) => {
          assert.ok(pulumi.ResourceError.isInstance(error), String(error));
          assert.match(error.message, problem);
          return true;
        }),
      );
    });
  });
}
