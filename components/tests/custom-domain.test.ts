/**
 * `CustomDomain`: a certificate in us-east-1, and the records that lead to a distribution.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Graph, GraphNode } from "../../local/program/graph.ts";
import { CustomDomain } from "../custom-domain.ts";
import {
  type Declaring,
  inventory,
  recordComponent,
  refusal,
  resource,
  waitsFor,
} from "./recording.ts";

const zoneId = "Z0000000000000000000";

/** Titles of the domain's resources. */
const ofDomain = (graph: Graph) => inventory(graph).filter((each) => / domain/.test(each));

const option = (certificate: GraphNode) =>
  (certificate.outputs["domainValidationOptions"] as readonly Record<string, string>[])[0];

describe("CustomDomain", () => {
  const declare: Declaring = (provider) => {
    const domain = new CustomDomain(
      "domain",
      { domainName: "www.example.com", zoneId },
      { providers: [provider] },
    );
    domain.pointTo("d1.cloudfront.net");
    return { aliases: domain.aliases, certificateArn: domain.certificateArn };
  };

  it("routes records of three types to the distribution", async () => {
    const graph = await recordComponent(declare);
    const certificate = [
      "Certificate domain-certificate-us-east-1",
      "CertificateValidation domain-certificate-us-east-1-issued",
    ];
    assert.deepEqual(ofDomain(graph), [
      ...certificate,
      "Record domain-a",
      "Record domain-aaaa",
      "Record domain-certificate-proof",
      "Record domain-https",
    ]);
    for (const type of ["A", "AAAA", "HTTPS"]) {
      assert.deepEqual(resource(graph, `Record domain-${type.toLowerCase()}`).inputs, {
        zoneId,
        name: "www.example.com",
        type,
        aliases: [
          { name: "d1.cloudfront.net", zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false },
        ],
      });
    }
  });

  it("has a certificate in us-east-1, validated by the record that ACM requests", async () => {
    const graph = await recordComponent(declare);
    const certificate = resource(graph, "Certificate domain-certificate-us-east-1");
    assert.deepEqual(certificate.inputs, {
      region: "us-east-1",
      domainName: "www.example.com",
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
    });
    const asked = option(certificate);
    const proof = resource(graph, "Record domain-certificate-proof");
    assert.deepEqual(proof.inputs, {
      zoneId,
      name: asked?.["resourceRecordName"],
      type: "CNAME",
      records: [asked?.["resourceRecordValue"]],
      ttl: 300,
    });
    assert.deepEqual(
      resource(graph, "CertificateValidation domain-certificate-us-east-1-issued").inputs,
      {
        region: "us-east-1",
        certificateArn: certificate.outputs["arn"],
        validationRecordFqdns: [proof.outputs["fqdn"]],
      },
    );
    assert.deepEqual(graph.outputs, {
      aliases: ["www.example.com"],
      certificateArn: certificate.outputs["arn"],
    });
  });

  it("outputs the certificate's ARN once the certificate is issued", async () => {
    const graph = await recordComponent((provider) => {
      const opts = { providers: [provider] };
      const domain = new CustomDomain("domain", { domainName: "a.example.com", zoneId }, opts);
      const user = new CustomDomain("user", { domainName: "b.example.com", zoneId }, opts);
      user.pointTo(domain.certificateArn);
      return undefined;
    });
    assert.deepEqual(waitsFor(graph, "Record user-a"), [
      "CertificateValidation domain-certificate-us-east-1-issued",
    ]);
  });

  it("makes no record of the name until a distribution is named", async () => {
    const graph = await recordComponent((provider) => {
      const args = { domainName: "a.example.com", zoneId };
      new CustomDomain("domain", args, { providers: [provider] });
      return undefined;
    });
    assert.deepEqual(
      ofDomain(graph).filter((each) => each.startsWith("Record")),
      ["Record domain-certificate-proof"],
    );
  });

  it("rejects a second distribution", async () => {
    const message = await refusal((provider) => {
      const args = { domainName: "a.example.com", zoneId };
      const domain = new CustomDomain("domain", args, { providers: [provider] });
      domain.pointTo("d1.cloudfront.net");
      domain.pointTo("d2.cloudfront.net");
      return undefined;
    });
    assert.equal(
      message,
      "pointTo must be called once: a GlobalFacade or an earlier call has made the records already",
    );
  });

  it("rejects what is not a domain name", async () => {
    const message = await refusal((provider) => {
      const args = { domainName: "https://www.example.com", zoneId };
      new CustomDomain("domain", args, { providers: [provider] });
      return undefined;
    });
    assert.equal(
      message,
      'domainName must be a domain name in lower case such as www.example.com, got "https://www.example.com"',
    );
  });
});
