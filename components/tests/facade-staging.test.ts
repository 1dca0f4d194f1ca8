/**
 * `GlobalFacade` during a release: what stays, and what the staging distribution has.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { StagingTraffic } from "../facade-staging.ts";
import { GlobalFacade, type GlobalFacadeArgs } from "../global-facade.ts";
import { leastArgs } from "./facade-args.ts";
import { document, inventory, recordComponent, refusal, resource, waitsFor } from "./recording.ts";

const header: StagingTraffic = { kind: "header", name: "aws-cf-cd-next", value: "secret" };

function recordRelease(traffic: StagingTraffic, changes: Partial<GlobalFacadeArgs> = {}) {
  return recordComponent((provider) => {
    new GlobalFacade(
      "facade",
      { ...leastArgs(provider), http3: false, release: { traffic }, ...changes },
      { providers: [provider] },
    );
    return undefined;
  });
}

describe("GlobalFacade during a release", () => {
  it("declares a staging distribution with a policy, access logs and an alarm of its own", async () => {
    const own = inventory(await recordRelease(header)).filter((each) => each.includes("staging"));
    assert.deepEqual(own, [
      "ContinuousDeploymentPolicy facade-staging-policy",
      "Distribution facade-staging-distribution",
      "LogDelivery facade-staging-access-logs-delivery",
      "LogDeliveryDestination facade-staging-access-logs-dst",
      "LogDeliverySource facade-staging-access-logs-src",
      "LogGroup facade-staging-access-logs-lines",
      "LogResourcePolicy facade-staging-access-logs-writable",
      "MetricAlarm facade-staging-alarm-errors",
      "Topic facade-staging-alarm-topic",
      "TopicPolicy facade-staging-alarm-topic-policy",
    ]);
  });

  it("keeps what the distribution serves, and nothing else of it", async () => {
    const graph = await recordRelease(header);
    const { options, inputs } = resource(graph, "Distribution facade-distribution");
    assert.deepEqual(options.ignoreChanges, [
      ...["customErrorResponses", "defaultCacheBehavior", "defaultRootObject"],
      ...["orderedCacheBehaviors", "originGroups", "origins"],
    ]);
    const policy = resource(graph, "ContinuousDeploymentPolicy facade-staging-policy");
    assert.equal(inputs["continuousDeploymentPolicyId"], policy.id);
    assert.equal(inputs["httpVersion"], "http2");
  });

  it("keeps nothing without a release, and has no policy", async () => {
    const graph = await recordComponent((provider) => {
      new GlobalFacade("facade", leastArgs(provider), { providers: [provider] });
      return undefined;
    });
    const { options, inputs } = resource(graph, "Distribution facade-distribution");
    assert.deepEqual(options.ignoreChanges, []);
    assert.ok(!("continuousDeploymentPolicyId" in inputs));
  });

  it("has the staging distribution serve the arguments, without names", async () => {
    const graph = await recordRelease(header, {
      domain: { aliases: ["www.example.org"], certificateArn: "arn:aws:acm:us-east-1:1:c" },
      webAclArn: "arn:aws:wafv2:us-east-1:1:global/webacl/a/b",
    });
    const primary = resource(graph, "Distribution facade-distribution").inputs;
    const staging = resource(graph, "Distribution facade-staging-distribution").inputs;
    assert.deepEqual(staging["defaultCacheBehavior"], primary["defaultCacheBehavior"]);
    assert.deepEqual(staging["origins"], primary["origins"]);
    assert.equal(staging["webAclId"], primary["webAclId"]);
    assert.deepEqual(
      [staging["staging"], staging["aliases"], staging["viewerCertificate"]],
      [true, undefined, { cloudfrontDefaultCertificate: true }],
    );
  });

  it("gives the staging distribution the origins that differ", async () => {
    const api = { kind: "public", domainName: "api.example.org" } as const;
    const graph = await recordComponent((provider) => {
      const least = leastArgs(provider);
      new GlobalFacade(
        "facade",
        {
          ...least,
          http3: false,
          origins: { ...least.origins, api },
          release: {
            traffic: header,
            stagingOrigins: { origins: { api: { ...api, path: "/next" } } },
          },
        },
        { providers: [provider] },
      );
      return undefined;
    });
    const pathOf = (name: string) =>
      (resource(graph, `Distribution ${name}`).inputs["origins"] as Record<string, unknown>[]).map(
        (origin) => [origin["originId"], origin["originPath"]],
      );
    assert.deepEqual(pathOf("facade-distribution"), [
      ["site", undefined],
      ["api", undefined],
    ]);
    assert.deepEqual(pathOf("facade-staging-distribution"), [
      ["site", undefined],
      ["api", "/next"],
    ]);
  });

  it("lets both distributions read the buckets", async () => {
    const graph = await recordRelease(header);
    const [, read] = (
      document(resource(graph, "BucketPolicy site-policy"), "policy") as {
        readonly Statement: readonly { readonly Condition: unknown }[];
      }
    ).Statement;
    assert.deepEqual(read?.Condition, {
      StringEquals: {
        "AWS:SourceArn": ["facade-distribution", "facade-staging-distribution"].map(
          (name) => resource(graph, `Distribution ${name}`).outputs["arn"],
        ),
      },
    });
    assert.deepEqual(waitsFor(graph, "ContinuousDeploymentPolicy facade-staging-policy"), [
      "Distribution facade-staging-distribution",
    ]);
  });

  for (const [title, traffic, expected] of [
    [
      "by header",
      header,
      {
        enabled: true,
        trafficConfig: {
          type: "SingleHeader",
          singleHeaderConfig: { header: "aws-cf-cd-next", value: "secret" },
        },
      },
    ],
    [
      "by weight, for sessions",
      { kind: "weight", share: 0.15, sessionSeconds: 300 },
      {
        enabled: true,
        trafficConfig: {
          type: "SingleWeight",
          singleWeightConfig: {
            weight: 0.15,
            sessionStickinessConfig: { idleTtl: 300, maximumTtl: 300 },
          },
        },
      },
    ],
    [
      "by weight, each request",
      { kind: "weight", share: 0.01, sessionSeconds: 0 },
      {
        enabled: true,
        trafficConfig: { type: "SingleWeight", singleWeightConfig: { weight: 0.01 } },
      },
    ],
    ["none", { kind: "none" }, { enabled: false }],
  ] as const) {
    it(`sends requests to the staging distribution: ${title}`, async () => {
      const graph = await recordRelease(traffic);
      const { inputs } = resource(graph, "ContinuousDeploymentPolicy facade-staging-policy");
      const { domainName } = resource(graph, "Distribution facade-staging-distribution").outputs;
      assert.deepEqual(inputs, {
        stagingDistributionDnsNames: { items: [domainName], quantity: 1 },
        ...expected,
      });
    });
  }

  for (const [title, traffic, http3, problem] of [
    [
      "HTTP/3",
      { kind: "none" },
      true,
      "http3 must be false with release.traffic: continuous deployment does not support HTTP/3",
    ],
    [
      "another header",
      { kind: "header", name: "x-next", value: "v" },
      false,
      'release.traffic.name must begin with aws-cf-cd-, got "x-next"',
    ],
    [
      "a larger share",
      { kind: "weight", share: 0.16, sessionSeconds: 0 },
      false,
      "release.traffic.share must be from 0 to 0.15, got 0.16",
    ],
    [
      "a shorter session",
      { kind: "weight", share: 0.1, sessionSeconds: 299 },
      false,
      "release.traffic.sessionSeconds must be a whole number from 300 to 3600, got 299",
    ],
  ] as const) {
    it(`refuses ${title}`, async () => {
      const message = await refusal((provider) => {
        new GlobalFacade(
          "facade",
          { ...leastArgs(provider), http3, release: { traffic } },
          { providers: [provider] },
        );
        return undefined;
      });
      assert.equal(message, problem);
    });
  }
});
