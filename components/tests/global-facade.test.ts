/**
 * `GlobalFacade`: every setting of the distribution.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { CustomDomain } from "../custom-domain.ts";
import type { EdgeEvent } from "../edge-function.ts";
import { GlobalFacade, type GlobalFacadeArgs } from "../global-facade.ts";
import { arnOf, association, forwarding, leastArgs, policies } from "./facade-args.ts";
import { document, inventory, recordComponent, resource, waitsFor } from "./recording.ts";

function recordFacade(args: (least: GlobalFacadeArgs) => GlobalFacadeArgs = (least) => least) {
  return recordComponent((provider) => {
    const { url, distributionId, distributionArn, domainName } = new GlobalFacade(
      "facade",
      args(leastArgs(provider)),
      { providers: [provider] },
    );
    return { url, distributionId, distributionArn, domainName };
  });
}

function distributionOf(graph: Graph): Properties {
  return resource(graph, "Distribution facade-distribution").inputs;
}

/** Ids by logical name. */
function idsOf(graph: Graph): (name: string) => string | undefined {
  return (name) => graph.nodes.find((node) => node.name === name)?.id;
}

/** Statuses that CloudFront caches even with no-store. */
const sticky = [404, 414, 500, 501, 502, 503, 504];

/** A behavior without functions. */
const readOnly = {
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  compress: true,
  lambdaFunctionAssociations: [],
};

describe("GlobalFacade", () => {
  it("declares a distribution, an origin access control, access logs and an alarm", async () => {
    const own = inventory(await recordFacade()).filter((each) => !/^Bucket/.test(each));
    assert.deepEqual(own, [
      "Distribution facade-distribution",
      "LogDelivery facade-access-logs-delivery",
      "LogDeliveryDestination facade-access-logs-dst",
      "LogDeliverySource facade-access-logs-src",
      "LogGroup facade-access-logs-lines",
      "LogResourcePolicy facade-access-logs-writable",
      "MetricAlarm facade-alarm-errors",
      "OriginAccessControl facade-signing",
      "Topic facade-alarm-topic",
      "TopicPolicy facade-alarm-topic-policy",
    ]);
  });

  it("serves GET and HEAD from one bucket over HTTPS by default", async () => {
    const graph = await recordFacade();
    assert.deepEqual(distributionOf(graph), {
      enabled: true,
      comment: "facade",
      isIpv6Enabled: true,
      httpVersion: "http2and3",
      priceClass: "PriceClass_100",
      defaultRootObject: "index.html",
      origins: [
        {
          originId: "site",
          domainName: "site-bucket.s3.us-west-2.amazonaws.com",
          originAccessControlId: idsOf(graph)("facade-signing"),
        },
      ],
      originGroups: [],
      orderedCacheBehaviors: [],
      defaultCacheBehavior: { targetOriginId: "site", ...readOnly, ...policies },
      customErrorResponses: sticky.map((errorCode) => ({ errorCode, errorCachingMinTtl: 1 })),
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    });
  });

  it("declares routes in order, each with its policies and methods", async () => {
    const graph = await recordFacade((least) => ({
      ...least,
      routes: [
        { pathPattern: "/b/*", origin: "site", policies: forwarding },
        { pathPattern: "/a/*", origin: "site", policies, allow: "read-across-sites" },
        { pathPattern: "/*", origin: "site", policies, allow: "write" },
      ],
    }));
    const reading = ["GET", "HEAD", "OPTIONS"];
    assert.deepEqual(distributionOf(graph)["orderedCacheBehaviors"], [
      { pathPattern: "/b/*", targetOriginId: "site", ...readOnly, ...forwarding },
      {
        pathPattern: "/a/*",
        targetOriginId: "site",
        ...readOnly,
        ...policies,
        allowedMethods: reading,
      },
      {
        pathPattern: "/*",
        targetOriginId: "site",
        ...readOnly,
        ...policies,
        allowedMethods: [...reading, "PUT", "PATCH", "POST", "DELETE"],
        // With a redirect, a viewer would first send body and token in plain text.
        viewerProtocolPolicy: "https-only",
      },
    ]);
  });

  it("declares two origins for a pair, and a group with the pair's key", async () => {
    const origin = (domainName: string) => ({ kind: "public", domainName }) as const;
    const graph = await recordFacade((least) => ({
      ...least,
      pairs: { api: { primary: origin("one.test"), secondary: origin("two.test") } },
      routes: [{ pathPattern: "/v1/*", origin: "api", policies }],
    }));
    const { origins, originGroups, orderedCacheBehaviors } = distributionOf(graph);
    assert.deepEqual(
      (origins as readonly Properties[]).map(({ originId, domainName }) => [originId, domainName]),
      [
        ["site", "site-bucket.s3.us-west-2.amazonaws.com"],
        ["api-primary", "one.test"],
        ["api-secondary", "two.test"],
      ],
    );
    assert.deepEqual(originGroups, [
      {
        originId: "api",
        failoverCriteria: { statusCodes: [500, 502, 503, 504] },
        members: [{ originId: "api-primary" }, { originId: "api-secondary" }],
      },
    ]);
    const [route] = orderedCacheBehaviors as readonly Properties[];
    assert.equal(route?.["targetOriginId"], "api");
  });

  it("allows itself to read each bucket among its origins, once", async () => {
    const graph = await recordFacade((least) => ({
      ...least,
      origins: { ...least.origins, again: least.origins["site"] ?? assert.fail() },
    }));
    const { arn } = resource(graph, "Distribution facade-distribution").outputs;
    const { Statement } = document(resource(graph, "BucketPolicy site-policy"), "policy") as {
      readonly Statement: readonly Properties[];
    };
    assert.deepEqual(
      Statement.map(({ Sid, Condition }) => [Sid, Condition]),
      [
        ["RefusePlainHttp", { Bool: { "aws:SecureTransport": "false" } }],
        ["ReadThroughCloudFront", { StringEquals: { "AWS:SourceArn": arn } }],
      ],
    );
  });

  it("makes the records of its domain", async () => {
    const graph = await recordComponent((provider) => {
      const opts = { providers: [provider] };
      const domain = new CustomDomain(
        "domain",
        { domainName: "www.example.com", zoneId: "Z1" },
        opts,
      );
      const { url } = new GlobalFacade("facade", { ...leastArgs(provider), domain }, opts);
      return { url };
    });
    const { domainName } = resource(graph, "Distribution facade-distribution").outputs;
    const { aliases } = resource(graph, "Record domain-a").inputs;
    assert.deepEqual(
      (aliases as readonly Properties[]).map(({ name }) => name),
      [domainName],
    );
    assert.equal(graph.outputs["url"], "https://www.example.com");
  });

  it("uses the given web ACL", async () => {
    const webAclArn = "arn:aws:wafv2:us-east-1:000000000000:global/webacl/x/y";
    const graph = await recordFacade((least) => ({ ...least, webAclArn }));
    assert.equal(distributionOf(graph)["webAclId"], webAclArn);
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

  it("uses a domain's certificate with TLS 1.2 or later", async () => {
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

  it("sets price class, HTTP version and error caching", async () => {
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
      sticky.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
    );
  });

  it("associates each function with its event and behavior, without the body", async () => {
    const graph = await recordFacade((least) => ({
      ...least,
      routes: [
        {
          pathPattern: "/a",
          origin: "site",
          policies,
          functions: [association("origin-request"), association("origin-response")],
        },
      ],
      fallback: { ...least.fallback, functions: [association("viewer-response")] },
    }));
    const { orderedCacheBehaviors, defaultCacheBehavior } = distributionOf(graph);
    const of = (...events: EdgeEvent[]) =>
      events.map((event) => ({ eventType: event, lambdaArn: arnOf(event), includeBody: false }));
    const [route] = orderedCacheBehaviors as readonly Properties[];
    assert.deepEqual(
      route?.["lambdaFunctionAssociations"],
      of("origin-request", "origin-response"),
    );
    assert.deepEqual(
      (defaultCacheBehavior as Properties)["lambdaFunctionAssociations"],
      of("viewer-response"),
    );
  });

  it("logs every request, with the given retention", async () => {
    const graph = await recordFacade();
    const { arn } = resource(graph, "Distribution facade-distribution").outputs;
    const source = resource(graph, "LogDeliverySource facade-access-logs-src");
    assert.deepEqual(source.inputs["resourceArn"], arn);
    assert.deepEqual(waitsFor(graph, "LogDeliverySource facade-access-logs-src"), [
      "Distribution facade-distribution",
    ]);
    assert.equal(resource(graph, "LogGroup facade-access-logs-lines").inputs["retentionInDays"], 7);
  });

  it("outputs its URL, ids and domain name", async () => {
    const graph = await recordFacade();
    const { id, outputs } = resource(graph, "Distribution facade-distribution");
    assert.deepEqual(graph.outputs, {
      url: `https://${outputs["domainName"]}`,
      distributionId: id,
      distributionArn: outputs["arn"],
      domainName: outputs["domainName"],
    });
  });
});
