/**
 * Custom domain names of APIs: certificates in each Region, records and health checks.
 *
 * @module
 */
import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import type { Graph, GraphNode } from "../../local/program/graph.ts";
import { LatencyDomain } from "../latency-domain.ts";
import { RegionalApi } from "../regional-api.ts";
import { RegionalDomain } from "../regional-domain.ts";
import {
  type Declaring,
  inventory,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
  waitsFor,
} from "./recording.ts";

const echo = { entry: "components/tests/echo-handler.ts", config: {} };
const zoneId = "Z0000000000000000000";

type Options = pulumi.ComponentResourceOptions;

function apiIn(region: string, domainName: string, opts: Options): RegionalApi {
  const args = { region, domainName, api: echo, authorizer: echo, logRetentionDays: 7 };
  return new RegionalApi(`api-${region}`, args, opts);
}

/** Titles of the domain's resources. */
const ofDomain = (graph: Graph) => inventory(graph).filter((each) => / domain/.test(each));

const option = (certificate: GraphNode) =>
  (certificate.outputs["domainValidationOptions"] as readonly Record<string, string>[])[0];

describe("RegionalDomain", () => {
  const domainName = "eu-west-1.api.example.com";
  const declare: Declaring = (provider) => {
    const opts = { providers: [provider] };
    const api = apiIn("eu-west-1", domainName, opts);
    const domain = new RegionalDomain("domain", { api, domainName, zoneId }, opts);
    return { domainName: domain.domainName };
  };

  it("maps the name to the API, over TLS 1.2 or later, in the API's Region", async () => {
    const graph = await recordComponent(declare);
    assert.deepEqual(ofDomain(graph), [
      "ApiMapping domain-name-mapping",
      "Certificate domain-certificate-eu-west-1",
      "CertificateValidation domain-certificate-eu-west-1-issued",
      "DomainName domain-name-domain",
      "Record domain-a",
      "Record domain-certificate-proof",
    ]);
    assert.deepEqual(resource(graph, "DomainName domain-name-domain").inputs, {
      region: "eu-west-1",
      domainName,
      domainNameConfiguration: {
        certificateArn: resource(graph, "Certificate domain-certificate-eu-west-1").outputs["arn"],
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    });
    assert.deepEqual(resource(graph, "ApiMapping domain-name-mapping").inputs, {
      region: "eu-west-1",
      apiId: resource(graph, "Api api-eu-west-1-http").id,
      domainName,
      stage: "$default",
    });
  });

  it("routes the record to the API Gateway domain name, once the API is mapped", async () => {
    const graph = await recordComponent(declare);
    const { inputs } = resource(graph, "Record domain-a");
    const known = resource(graph, "DomainName domain-name-domain").outputs[
      "domainNameConfiguration"
    ];
    const { targetDomainName, hostedZoneId } = known as Record<string, unknown>;
    assert.match(
      String(targetDomainName),
      /^d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
    );
    assert.deepEqual(inputs, {
      zoneId,
      name: domainName,
      type: "A",
      aliases: [{ name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false }],
    });
    assert.deepEqual(waitsFor(graph, "Record domain-a"), [
      "ApiMapping domain-name-mapping",
      "DomainName domain-name-domain",
    ]);
    assert.deepEqual(graph.outputs, { domainName });
  });
});

describe("LatencyDomain", () => {
  const domainName = "api.example.com";
  const declareIn =
    (home: string, ...others: readonly string[]): Declaring =>
    (provider) => {
      const opts = { providers: [provider] };
      const domain = new LatencyDomain(
        "domain",
        {
          apis: [
            apiIn(home, domainName, opts),
            ...others.map((region) => apiIn(region, domainName, opts)),
          ],
          domainName,
          zoneId,
        },
        opts,
      );
      return { domainName: domain.domainName };
    };

  it("has one validation record for the certificates of all Regions", async () => {
    const graph = await recordComponent(declareIn("eu-west-1", "us-east-1"));
    const each = (region: string) => [
      `ApiMapping domain-${region}-mapping`,
      `Certificate domain-certificate-${region}`,
      `CertificateValidation domain-certificate-${region}-issued`,
      `DomainName domain-${region}-domain`,
      `HealthCheck domain-${region}-health`,
      `Record domain-${region}-a`,
    ];
    assert.deepEqual(
      ofDomain(graph),
      [...each("eu-west-1"), ...each("us-east-1"), "Record domain-certificate-proof"].sort(),
    );
    const [one, other] = ["eu-west-1", "us-east-1"].map((region) =>
      resource(graph, `Certificate domain-certificate-${region}`),
    );
    assert.ok(one !== undefined && other !== undefined);
    assert.deepEqual(option(one), option(other));
    assert.notEqual(one.outputs["arn"], other.outputs["arn"]);
  });

  it("routes to the Region with the lowest latency whose alarm on 5xx responses is not in ALARM", async () => {
    const graph = await recordComponent(declareIn("eu-west-1", "us-east-1"));
    const health = resource(graph, "HealthCheck domain-us-east-1-health");
    assert.deepEqual(health.inputs, {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: "api-us-east-1-alarms-errors",
      cloudwatchAlarmRegion: "us-east-1",
      insufficientDataHealthStatus: "Healthy",
    });
    const { aliases: _, ...record } = resource(graph, "Record domain-us-east-1-a").inputs;
    assert.deepEqual(record, {
      zoneId,
      name: domainName,
      type: "A",
      setIdentifier: "us-east-1",
      latencyRoutingPolicies: [{ region: "us-east-1" }],
      healthCheckId: health.id,
    });
    assert.deepEqual(graph.outputs, { domainName });
  });

  it("changes no existing resource when a Region is added", async () => {
    const two = await recordComponent(declareIn("eu-west-1", "us-east-1"));
    const three = await recordComponent(declareIn("eu-west-1", "ap-southeast-2", "us-east-1"));
    const changed = resources(two).filter(
      ({ urn, inputs }) =>
        JSON.stringify(three.nodes.find((node) => node.urn === urn)?.inputs) !==
        JSON.stringify(inputs),
    );
    assert.deepEqual(
      changed.map(({ urn }) => title(urn)),
      [],
    );
  });

  it("rejects two APIs in one Region", async () => {
    const message = await refusal((provider) => {
      const opts = { providers: [provider] };
      const api = apiIn("eu-west-1", domainName, opts);
      new LatencyDomain("domain", { apis: [api, api], domainName, zoneId }, opts);
      return undefined;
    });
    assert.equal(message, 'apis must be in different Regions, got ["eu-west-1","eu-west-1"]');
  });
});
