/**
 * The logical names of every resource of each stack: adding or renaming one changes this list.
 *
 * A logical name is an identity: renaming a resource replaces it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { inventory } from "../../components/tests/recording.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { evaluateVariant, recordedStack, regionsOf, replicaRegionsOf, root } from "./recorded.ts";

/** What every private bucket brings. */
const bucket = (name: string) => [
  `Bucket ${name}-bucket`,
  `BucketLifecycleConfiguration ${name}-lifecycle`,
  `BucketOwnershipControls ${name}-ownership`,
  `BucketPolicy ${name}-policy`,
  `BucketPublicAccessBlock ${name}-public-access`,
  `BucketServerSideEncryptionConfiguration ${name}-encryption`,
  `BucketVersioning ${name}-versioning`,
];

/** What every edge function brings. */
const edgeFunction = (name: string, regions: readonly string[]) => [
  `Function ${name}-function`,
  `Role ${name}-role`,
  `RolePolicy ${name}-permissions`,
  ...regions.map((region) => `LogGroup ${name}-logs-${region}`),
];

/** What every function of a Region brings. */
const serviceFunction = (name: string) => [
  `Alias ${name}-alias`,
  `Function ${name}`,
  `LogGroup ${name}-logs`,
  `Permission ${name}-invoke`,
  `Role ${name}`,
  `RolePolicy ${name}-permissions`,
];

/** What every HTTP API brings. */
const httpApi = (name: string) => [
  ...serviceFunction(`${name}-handler`),
  ...serviceFunction(`${name}-verify`),
  `Api ${name}-http`,
  `Authorizer ${name}-origin-verify`,
  `Integration ${name}-integration`,
  `LogGroup ${name}-access-log`,
  ...["authorizer-throttles", "errors", "handler-throttles", "slow"].map(
    (alarm) => `MetricAlarm ${name}-alarms-${alarm}`,
  ),
  `Route ${name}-route`,
  `Stage ${name}-stage`,
  `Topic ${name}-alarms-topic`,
  `TopicPolicy ${name}-alarms-topic-policy`,
];

/** What every Region's API brings. */
const regionalApi = (region: string) => httpApi(`api-${region}`);

/** What every Region beside the home one brings: a copy of the season. */
const replica = (region: string) => [
  ...bucket(`rep-${region}`),
  `ObjectCopy season-replica-${region}-first-copy`,
  `RolePolicy season-replica-${region}-write`,
  `MetricAlarm season-replica-alarms-failures-${region}`,
  `MetricAlarm season-replica-alarms-${region}-late`,
  `Topic season-replica-alarms-${region}-topic`,
  `TopicPolicy season-replica-alarms-${region}-topic-policy`,
];

/** What follows the season. */
const seasonEvents = [
  ...serviceFunction("season-changed").filter((each) => !each.startsWith("Permission")),
  "BucketNotification season-changed-notification",
  "EventSourceMapping season-changed-source",
  "MetricAlarm season-changed-given-up",
  "MetricAlarm season-changed-invalid",
  "Queue season-changed-failed",
  "Queue season-changed-queue",
  "QueuePolicy season-changed-failed-policy",
  "QueuePolicy season-changed-queue-policy",
  "Topic season-changed-topic",
  "TopicPolicy season-changed-topic-policy",
];

/** What every generation of token keys brings. */
const tokenKey = (generation: number) => [
  `Secret token-secret-${generation}`,
  `SecretVersion token-secret-version-${generation}`,
];

/** The private API, its network and its load balancer. */
const desk = [
  ...serviceFunction("desk-api-handler"),
  ...bucket("desk-history"),
  "Account desk-api-log-role-account",
  "Deployment desk-api-deployment",
  "Integration desk-api-integration",
  "Listener desk-api-front-listener",
  "LoadBalancer desk-api-front-alb",
  "LogGroup desk-api-access-log",
  "Method desk-api-any",
  "MethodSettings desk-api-settings",
  "Resource desk-api-all",
  "RestApi desk-api-rest",
  "RestApiPolicy desk-api-policy",
  "Role desk-api-log-role-role",
  "RolePolicyAttachment desk-api-log-role-permissions",
  "SecurityGroup desk-api-network-balancer",
  "SecurityGroup desk-api-network-endpoint",
  "SecurityGroupEgressRule desk-api-network-to-endpoint",
  "SecurityGroupIngressRule desk-api-network-from-balancer",
  "SecurityGroupIngressRule desk-api-network-from-cloudfront",
  "Stage desk-api-stage",
  "TargetGroup desk-api-front-targets",
  "TargetGroupAttachment desk-api-front-target-10.0.0.10",
  "TargetGroupAttachment desk-api-front-target-10.0.0.138",
  "VpcEndpoint desk-api-network-execute-api",
  "VpcOrigin desk-api-front-origin",
];

/** The sign-in API, and what it knows of people. */
const signIn = [
  ...httpApi("sign-in-api"),
  ...bucket("sign-in"),
  "BucketObjectv2 sign-in-access",
  "BucketObjectv2 sign-in-address",
  "EmailIdentity sign-in-mail-identity",
  "ResponseHeadersPolicy facade-sign-in-headers",
];

/** Dashboard and saved queries. */
const observation = [
  "Dashboard observation-dashboard",
  ...[
    "blocked-requests-by-rule",
    "changes-and-their-invalidations",
    "errors-by-path-and-cause",
    "hit-ratio-by-path",
    "one-request-by-its-id",
    "refused-and-last-good-seasons",
    "requests-by-country",
    "routes-statuses-and-times",
    "slowest-paths",
  ].map((query) => `QueryDefinition observation-query-${query}`),
];

/** What requests the facade, and the alarm on it. */
const healthCheck = [
  "HealthCheck observation-check",
  "MetricAlarm observation-check-failed",
  "Topic observation-check-topic",
  "TopicPolicy observation-check-topic-policy",
];

/** What every stack has. */
const everyStack = [
  ...bucket("season"),
  "BucketObjectv2 season-object",
  "BucketReplicationConfig season-replica-replication",
  "Role season-replica-role",
  "RolePolicy season-replica-read",
  "Topic season-replica-alarms-failures-topic",
  "TopicPolicy season-replica-alarms-failures-topic-policy",
  ...seasonEvents,
  ...observation,
  ...bucket("site"),
  "BucketObjectv2 site-file-icon.svg",
  "BucketObjectv2 site-file-index.html",
  "BucketObjectv2 site-file-page.js",
  "BucketObjectv2 site-file-style.css",
  ...tokenKey(1),
  ...tokenKey(2),
  ...desk,
  ...signIn,
  "CachePolicy facade-api-cache",
  "CachePolicy facade-own-cache",
  "CachePolicy facade-season-cache",
  "CachePolicy facade-site-cache",
  "Distribution facade-distribution",
  "LogDelivery facade-access-logs-delivery",
  "LogDeliveryDestination facade-access-logs-dst",
  "LogDeliverySource facade-access-logs-src",
  "LogGroup facade-access-logs-lines",
  "LogGroup firewall-lines",
  "LogResourcePolicy facade-access-logs-writable",
  "LogResourcePolicy firewall-writable",
  "MetricAlarm facade-alarm-errors",
  "OriginAccessControl facade-signing",
  "OriginRequestPolicy facade-api-forward",
  "OriginRequestPolicy facade-season-forward",
  "ResponseHeadersPolicy facade-api-headers",
  "ResponseHeadersPolicy facade-season-headers",
  "ResponseHeadersPolicy facade-site-headers",
  "Topic facade-alarm-topic",
  "TopicPolicy facade-alarm-topic-policy",
  "WebAcl firewall-acl",
  "WebAclLoggingConfiguration firewall-log",
];

/** What runs at the edge of every stack. */
const atEdge = ["season-tables", "freshness", "token-guard", "geo-router", "missing-page"];

const america = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];
const europe = ["eu-central-1", "eu-west-1", "eu-west-2"];
const asia = [
  ...["ap-south-1", "ap-northeast-1", "ap-northeast-2"],
  ...["ap-southeast-1", "ap-southeast-2"],
];

describe("the stack dev", () => {
  it("has the API of its Regions, edge functions with logs in America and Europe, and the version stamp", async () => {
    const edge = [...america, ...europe];
    assert.deepEqual(
      inventory(await recordedStack("dev")),
      [
        ...everyStack,
        ...regionsOf("dev").flatMap(regionalApi),
        ...replicaRegionsOf("dev").flatMap(replica),
        ...[...atEdge, "version-stamp"].flatMap((name) => edgeFunction(name, edge)),
      ].sort(),
    );
  });
});

describe("what only npm start has", () => {
  it("is the desk and the sign-in API in dev", async () => {
    const { config } = await readStack(root, "dev");
    assert.equal(config["touchline:desk"], "false");
    assert.equal(config["touchline:signInSender"], "");
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.match(
      scripts.start,
      / serve --config desk=true --config signInSender=results@touchline\.example$/,
    );
    const without = inventory(await evaluateVariant({ desk: false, signInSender: "" }));
    const dev = inventory(await recordedStack("dev"));
    assert.deepEqual(
      dev.filter((each) => !without.includes(each)),
      [...desk, ...signIn].sort(),
    );
  });
});

describe("networkLogs", () => {
  it("adds a bucket with a flow log to the desk, and nothing to a stack without one", async () => {
    const without = inventory(await evaluateVariant({ desk: true }));
    const added = async (hasDesk: boolean) =>
      inventory(await evaluateVariant({ desk: hasDesk, networkLogs: true })).filter(
        (each) => !without.includes(each),
      );
    assert.deepEqual(
      await added(true),
      [...bucket("desk-api-logs"), "FlowLog desk-api-logs-flow"].sort(),
    );
    assert.deepEqual(await added(false), []);
  });
});

describe("the stack prod", () => {
  it("has the API of its Regions and edge functions with logs everywhere, without the version stamp", async () => {
    const edge = [...america, ...europe, ...asia, "sa-east-1"];
    assert.deepEqual(
      inventory(await recordedStack("prod")),
      [
        ...everyStack,
        ...regionsOf("prod").flatMap(regionalApi),
        ...replicaRegionsOf("prod").flatMap(replica),
        ...atEdge.flatMap((name) => edgeFunction(name, edge)),
        ...healthCheck,
      ].sort(),
    );
  });
});
