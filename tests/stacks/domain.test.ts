/**
 * A stack with a custom domain, for each value of `routing`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { inventory, resource } from "../../components/tests/recording.ts";
import type { Graph, GraphNode, Properties } from "../../local/program/graph.ts";
import { ofType } from "../../local/program/query.ts";
import { leaks } from "./leaks.ts";
import { evaluateVariant } from "./recorded.ts";

const name = "rugby.example.org";
const own = {
  domain: name,
  hostedZoneId: "Z0123456789ABCDEFGHIJ",
  regions: ["eu-west-1", "us-east-1"],
};

/** The settings of each, the name of each Region's API, and the certificates there must be. */
const routings = {
  edge: {
    settings: own,
    api: (region: string) => `${region}.api.${name}`,
    apiOrigins: [`eu-west-1.api.${name}`, `us-east-1.api.${name}`],
  },
  latency: {
    settings: { ...own, routing: "latency", residency: [] },
    api: () => `api.${name}`,
    apiOrigins: [`api.${name}`],
  },
} as const;

const apiType = "aws:apigatewayv2/api:Api";
const certificateType = "aws:acm/certificate:Certificate";

for (const [routing, { settings, api, apiOrigins }] of Object.entries(routings)) {
  describe(`a stack with a domain and routing ${routing}`, () => {
    let graph: Graph;
    let distribution: GraphNode;
    before(async () => {
      graph = await evaluateVariant(settings);
      distribution = resource(graph, "Distribution facade-distribution");
    });

    it("serves its domain over TLS 1.2 or later with a certificate in us-east-1", () => {
      const certificate = resource(graph, "Certificate domain-certificate-us-east-1");
      assert.equal(certificate.region, "us-east-1");
      assert.deepEqual(distribution.inputs["aliases"], [name]);
      assert.deepEqual(distribution.inputs["viewerCertificate"], {
        acmCertificateArn: certificate.outputs["arn"],
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2025",
      });
      assert.equal(graph.outputs["url"], `https://${name}`);
    });

    it("reaches the APIs by their custom domains and disables their default endpoints", () => {
      const origins = distribution.inputs["origins"] as readonly Properties[];
      assert.deepEqual(
        origins
          .filter(({ originId }) => /^api/.test(String(originId)))
          .map(({ domainName }) => domainName),
        apiOrigins,
      );
      const apis = ofType(graph, apiType);
      assert.deepEqual(
        apis.map(({ inputs }) => inputs["disableExecuteApiEndpoint"]),
        [true, true, true],
      );
      assert.deepEqual(
        graph.outputs["endpoints"],
        Object.fromEntries(
          ["eu-west-1", "us-east-1"].map((region) => [region, `https://${api(region)}`]),
        ),
      );
    });

    it("has a certificate in each Region for the domain of its API", () => {
      const certificates = ofType(graph, certificateType).map(
        ({ region, inputs }) => `${inputs["domainName"]} in ${region}`,
      );
      for (const region of ["eu-west-1", "us-east-1"]) {
        assert.ok(certificates.includes(`${api(region)} in ${region}`), certificates.join());
      }
    });

    it("has no private value in an output, bundle or plain input", () => {
      assert.deepEqual(leaks(graph), []);
    });
  });
}

describe("a stack with latency routing", () => {
  let graph: Graph;
  before(async () => {
    graph = await evaluateVariant(routings.latency.settings);
  });

  it("has no router function and one API origin with a 10-second timeout", () => {
    assert.deepEqual(
      inventory(graph).filter((each) => each.includes("geo-router")),
      [],
    );
    const { originGroups, origins } = resource(graph, "Distribution facade-distribution").inputs;
    assert.deepEqual(originGroups, []);
    const api = (origins as readonly Properties[]).find(({ originId }) => originId === "api");
    assert.equal(
      (api?.["customOriginConfig"] as Properties | undefined)?.["originReadTimeout"],
      10,
    );
  });
});
