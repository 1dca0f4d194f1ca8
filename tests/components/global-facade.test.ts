/**
 * The distribution: everything it says, and everything it refuses to say.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Provider } from "@pulumi/aws/provider.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import type { EdgeAssociation, EdgeEvent } from "../../components/edge-function.ts";
import { GlobalFacade, type GlobalFacadeArgs } from "../../components/global-facade.ts";
import { PrivateBucket } from "../../components/private-bucket.ts";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { inventory, recordComponent, refusal, resource, waitsFor } from "./recording.ts";

/** A function as a behavior sees it. */
function association(event: EdgeEvent): EdgeAssociation {
  return { event, qualifiedArn: pulumi.output(arnOf(event)) };
}

function arnOf(event: EdgeEvent): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${event}:7`;
}

/** The least a facade needs: two buckets. */
function leastArgs(provider: Provider): GlobalFacadeArgs {
  const bucket = (name: string, region: string) =>
    new PrivateBucket(name, { region }, { providers: [provider] });
  return {
    season: { bucket: bucket("season", "eu-west-1") },
    site: { bucket: bucket("site", "us-west-2") },
    priceClass: "PriceClass_100",
    logRetentionDays: 7,
  };
}

function recordFacade(args: (least: GlobalFacadeArgs) => GlobalFacadeArgs = (least) => least) {
  return recordComponent((provider) => {
    const { url, distributionId, distributionArn } = new GlobalFacade(
      "facade",
      args(leastArgs(provider)),
      { providers: [provider] },
    );
    return { url, distributionId, distributionArn };
  });
}

function distributionOf(graph: Graph): Properties {
  return resource(graph, "Distribution facade-distribution").inputs;
}

/** Ids by logical name. */
function idsOf(graph: Graph): (name: string) => string | undefined {
  return (name) => graph.nodes.find((node) => node.name === name)?.id;
}

/** A behavior without functions. */
const readOnly = {
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  compress: true,
  lambdaFunctionAssociations: [],
};

describe("GlobalFacade", () => {
  it("declares a distribution, its policies, its signing and its logs", async () => {
    const own = inventory(await recordFacade()).filter((each) => !/^Bucket/.test(each));
    assert.deepEqual(own, [
      "CachePolicy facade-season-cache",
      "CachePolicy facade-site-cache",
      "Distribution facade-distribution",
      "LogDelivery facade-access-logs-delivery",
      "LogDeliveryDestination facade-access-logs-destination",
      "LogDeliverySource facade-access-logs-source",
      "LogGroup facade-access-logs-lines",
      "LogResourcePolicy facade-access-logs-writable",
      "OriginAccessControl facade-signing",
      "OriginRequestPolicy facade-season-forward",
      "ResponseHeadersPolicy facade-season-headers",
      "ResponseHeadersPolicy facade-site-headers",
    ]);
  });

  it("serves the season under its one path and the site everywhere else, over HTTPS, for reading", async () => {
    const graph = await recordFacade();
    const id = idsOf(graph);
    const sticky = [404, 414, 500, 501, 502, 503, 504];
    assert.deepEqual(distributionOf(graph), {
      enabled: true,
      comment: "facade",
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      priceClass: "PriceClass_100",
      defaultRootObject: "index.html",
      origins: [
        {
          originId: "season",
          domainName: "season-bucket.s3.eu-west-1.amazonaws.com",
          originAccessControlId: id("facade-signing"),
        },
        {
          originId: "site",
          domainName: "site-bucket.s3.us-west-2.amazonaws.com",
          originAccessControlId: id("facade-signing"),
        },
      ],
      orderedCacheBehaviors: [
        {
          pathPattern: "/rugby_data.json",
          targetOriginId: "season",
          ...readOnly,
          cachePolicyId: id("facade-season-cache"),
          originRequestPolicyId: id("facade-season-forward"),
          responseHeadersPolicyId: id("facade-season-headers"),
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "site",
        ...readOnly,
        cachePolicyId: id("facade-site-cache"),
        responseHeadersPolicyId: id("facade-site-headers"),
      },
      customErrorResponses: sticky.map((errorCode) => ({ errorCode, errorCachingMinTtl: 1 })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    });
  });

  it("signs every request to a bucket", async () => {
    const graph = await recordFacade();
    assert.deepEqual(resource(graph, "OriginAccessControl facade-signing").inputs, {
      description: "Signs every request to a bucket",
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
  });

  it("takes a domain with its certificate, and then TLS 1.2 at least", async () => {
    const certificateArn = "arn:aws:acm:us-east-1:000000000000:certificate/x";
    const graph = await recordFacade((least) => ({
      ...least,
      domain: { aliases: ["rugby.example", "www.rugby.example"], certificateArn },
    }));
    const { aliases, viewerCertificate } = distributionOf(graph);
    assert.deepEqual(aliases, ["rugby.example", "www.rugby.example"]);
    assert.deepEqual(viewerCertificate, {
      acmCertificateArn: certificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2025",
    });
    assert.equal(graph.outputs["url"], "https://rugby.example");
  });

  it("takes price class, protocol and error caching as told", async () => {
    const graph = await recordFacade((least) => ({
      ...least,
      priceClass: "PriceClass_All",
      http3: false,
      errorCachingSeconds: 0,
    }));
    const { priceClass, httpVersion, customErrorResponses } = distributionOf(graph);
    assert.equal(priceClass, "PriceClass_All");
    assert.equal(httpVersion, "http2");
    assert.deepEqual(
      customErrorResponses,
      [404, 414, 500, 501, 502, 503, 504].map((errorCode) => ({
        errorCode,
        errorCachingMinTtl: 0,
      })),
    );
  });

  it("runs each function at its moment, on its own behavior, without the body", async () => {
    const graph = await recordFacade((least) => ({
      ...least,
      season: {
        ...least.season,
        functions: [association("origin-request"), association("origin-response")],
      },
      site: { ...least.site, functions: [association("viewer-response")] },
    }));
    const { orderedCacheBehaviors, defaultCacheBehavior } = distributionOf(graph);
    const of = (...events: EdgeEvent[]) =>
      events.map((event) => ({ eventType: event, lambdaArn: arnOf(event), includeBody: false }));
    const [season] = orderedCacheBehaviors as readonly Properties[];
    assert.deepEqual(
      season?.["lambdaFunctionAssociations"],
      of("origin-request", "origin-response"),
    );
    assert.deepEqual(
      (defaultCacheBehavior as Properties)["lambdaFunctionAssociations"],
      of("viewer-response"),
    );
  });

  it("logs every request, and forgets it in time", async () => {
    const graph = await recordFacade();
    const { arn } = resource(graph, "Distribution facade-distribution").outputs;
    const source = resource(graph, "LogDeliverySource facade-access-logs-source");
    assert.deepEqual(source.inputs["resourceArn"], arn);
    assert.deepEqual(waitsFor(graph, "LogDeliverySource facade-access-logs-source"), [
      "Distribution facade-distribution",
    ]);
    assert.equal(resource(graph, "LogGroup facade-access-logs-lines").inputs["retentionInDays"], 7);
  });

  it("gives out where it answers", async () => {
    const graph = await recordFacade();
    const { id, outputs } = resource(graph, "Distribution facade-distribution");
    assert.deepEqual(graph.outputs, {
      url: `https://${outputs["domainName"]}`,
      distributionId: id,
      distributionArn: outputs["arn"],
    });
  });

  for (const [what, change, expected] of [
    [
      "to keep errors for less than no time",
      { errorCachingSeconds: -1 },
      "errorCachingSeconds must be a whole number from 0 to 31536000, got -1",
    ],
    [
      "to keep errors for more than a year",
      { errorCachingSeconds: 31_536_001 },
      "errorCachingSeconds must be a whole number from 0 to 31536000, got 31536001",
    ],
    [
      "a domain without a name",
      {
        domain: { aliases: [], certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x" },
      },
      "domain.aliases must name at least one domain, got []",
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const message = await refusal((provider) => {
        new GlobalFacade(
          "facade",
          { ...leastArgs(provider), ...change },
          { providers: [provider] },
        );
        return undefined;
      });
      assert.equal(message, expected);
    });
  }

  for (const key of ["season", "site"] as const) {
    it(`refuses two functions at one moment of the ${key}`, async () => {
      const message = await refusal((provider) => {
        const least = leastArgs(provider);
        const functions = [association("viewer-request"), association("viewer-request")];
        const args = { ...least, [key]: { ...least[key], functions } };
        new GlobalFacade("facade", args, { providers: [provider] });
        return undefined;
      });
      assert.equal(
        message,
        `${key}.functions must have at most one function an event, got ["viewer-request","viewer-request"]`,
      );
    });
  }
});
