/**
 * What APIs, topics, certificates and records are answered names one and the same thing everywhere.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { describe, it } from "mocha";
import type { Properties } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";
import { declareEach } from "./declare-each.ts";

const account = "000000000000";

/** What a resource named `one` is answered: its id among its outputs. */
async function answerTo(type: string, declare = declareEach[type]): Promise<Properties> {
  const graph = await record(testStack, async () => {
    declare?.("one");
  });
  const { id, outputs } = find(graph, type, "one");
  return { ...outputs, id };
}

describe("apigatewayv2", () => {
  it("derives an API's names from its id", async () => {
    const { id, ...api } = await answerTo("aws:apigatewayv2/api:Api");
    assert.match(String(id), /^[a-z0-9]{10}$/);
    assert.equal(api["apiEndpoint"], `https://${id}.execute-api.eu-west-1.amazonaws.com`);
    assert.equal(api["arn"], `arn:aws:apigateway:eu-west-1::/apis/${id}`);
    assert.equal(api["executionArn"], `arn:aws:execute-api:eu-west-1:${account}:${id}`);
  });

  for (const [name, path] of [
    ["$default", ""],
    ["v1", "v1"],
  ] as const) {
    it(`serves the stage ${name} from /${path}`, async () => {
      const stage = await answerTo(
        "aws:apigatewayv2/stage:Stage",
        (one) => new aws.apigatewayv2.Stage(one, { apiId: "abc", name }),
      );
      assert.equal(stage["id"], name);
      assert.equal(stage["invokeUrl"], `https://abc.execute-api.eu-west-1.amazonaws.com/${path}`);
      assert.equal(stage["executionArn"], `arn:aws:execute-api:eu-west-1:${account}:abc/${name}`);
    });
  }

  for (const [identitySources, seconds] of [
    [undefined, 0],
    [["$request.header.x"], 300],
  ] as const) {
    it(`defaults the result cache to ${seconds} s for ${JSON.stringify(identitySources)}`, async () => {
      const authorizer = await answerTo(
        "aws:apigatewayv2/authorizer:Authorizer",
        (name) =>
          new aws.apigatewayv2.Authorizer(name, {
            apiId: "abc",
            authorizerType: "REQUEST",
            ...(identitySources === undefined ? {} : { identitySources: [...identitySources] }),
          }),
      );
      assert.equal(authorizer["authorizerResultTtlInSeconds"], seconds);
    });
  }

  it("adds the target domain name to a custom domain name", async () => {
    const name = await answerTo("aws:apigatewayv2/domainName:DomainName");
    assert.equal(name["id"], "api.example.com");
    const { targetDomainName, hostedZoneId, ...asked } = name["domainNameConfiguration"] as Record<
      string,
      unknown
    >;
    assert.match(
      String(targetDomainName),
      /^d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
    );
    assert.match(String(hostedZoneId), /^Z[A-Z0-9]{13}$/);
    assert.deepEqual(asked, {
      certificateArn: "arn:aws:s3:::one",
      endpointType: "REGIONAL",
      securityPolicy: "TLS_1_2",
      ipAddressType: "ipv4",
    });
  });
});

describe("sns", () => {
  it("identifies a topic by its ARN", async () => {
    const topic = await answerTo("aws:sns/topic:Topic");
    assert.match(String(topic["name"]), /^one-[0-9a-f]{7}$/);
    assert.equal(topic["arn"], `arn:aws:sns:eu-west-1:${account}:${topic["name"]}`);
    assert.equal(topic["id"], topic["arn"]);
  });
});

describe("acm", () => {
  const type = "aws:acm/certificate:Certificate";
  const certificateIn = (region: string) =>
    answerTo(
      type,
      (name) =>
        new aws.acm.Certificate(name, {
          region,
          domainName: "example.com",
          subjectAlternativeNames: ["*.example.com"],
        }),
    );

  it("returns a validation record for each name", async () => {
    const { id, arn, domainValidationOptions: options } = await certificateIn("us-east-1");
    assert.match(
      String(arn),
      new RegExp(`^arn:aws:acm:us-east-1:${account}:certificate/[0-9a-f-]{36}$`),
    );
    assert.equal(id, arn);
    const asked = options as readonly Record<string, string>[];
    assert.deepEqual(
      asked.map((option) => option["domainName"]),
      ["example.com", "*.example.com"],
    );
    for (const option of asked) {
      assert.match(String(option["resourceRecordName"]), /^_[0-9a-f]{32}\.example\.com\.$/);
      assert.match(
        String(option["resourceRecordValue"]),
        /^_[0-9a-f]{32}\.acm-validations\.aws\.$/,
      );
      assert.equal(option["resourceRecordType"], "CNAME");
    }
  });

  it("returns the same validation record in every Region", async () => {
    const [one, other] = [await certificateIn("us-east-1"), await certificateIn("eu-west-1")];
    assert.deepEqual(one["domainValidationOptions"], other["domainValidationOptions"]);
    assert.notEqual(one["arn"], other["arn"]);
  });
});

describe("route53", () => {
  it("distinguishes records of one name by type and set identifier", async () => {
    const idOf = async (more: Partial<aws.route53.RecordArgs>) => {
      const args = { zoneId: "Z1", name: "a.example.com.", type: "A", ...more };
      const answer = await answerTo(
        "aws:route53/record:Record",
        (name) => new aws.route53.Record(name, args),
      );
      assert.equal(answer["fqdn"], "a.example.com");
      return answer["id"];
    };
    assert.equal(await idOf({}), "Z1_a.example.com_A");
    assert.equal(await idOf({ type: "AAAA" }), "Z1_a.example.com_AAAA");
    assert.equal(
      await idOf({ setIdentifier: "eu-west-1", latencyRoutingPolicies: [{ region: "eu-west-1" }] }),
      "Z1_a.example.com_A_eu-west-1",
    );
  });

  it("gives a health check a UUID, and an ARN with it", async () => {
    const { id, arn } = await answerTo("aws:route53/healthCheck:HealthCheck");
    assert.match(String(id), /^[0-9a-f-]{36}$/);
    assert.equal(arn, `arn:aws:route53:::healthcheck/${id}`);
  });
});

describe("s3", () => {
  it("identifies a copy by bucket and key", async () => {
    assert.equal((await answerTo("aws:s3/objectCopy:ObjectCopy"))["id"], "b/k");
  });
});
