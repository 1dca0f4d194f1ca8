/**
 * Answers have the shape of AWS's, and name the same thing wherever they do.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import type { Properties } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";
import { declareEach } from "./declare-each.ts";

/** What a resource named `one` is answered: its id among its outputs. */
async function answerTo(type: string, declare = declareEach[type]): Promise<Properties> {
  const graph = await record(testStack, async () => {
    declare?.("one");
  });
  const { id, outputs } = find(graph, type, "one");
  return { ...outputs, id };
}

/** The same, with arguments of one's own. */
const functionOf = (args: Partial<aws.lambda.FunctionArgs>) =>
  answerTo(
    "aws:lambda/function:Function",
    (name) => new aws.lambda.Function(name, { role: "r", ...args }),
  );

const account = "000000000000";

describe("s3", () => {
  it("derives every output of a bucket from its name", async () => {
    const bucket = await answerTo(
      "aws:s3/bucket:Bucket",
      (name) => new aws.s3.Bucket(name, { bucket: "b" }),
    );
    assert.equal(bucket["id"], "b");
    assert.equal(bucket["arn"], "arn:aws:s3:::b");
    assert.equal(bucket["bucketDomainName"], "b.s3.amazonaws.com");
    assert.equal(bucket["bucketRegionalDomainName"], "b.s3.eu-west-1.amazonaws.com");
    assert.equal(bucket["bucketRegion"], "eu-west-1");
  });

  it("names a bucket in lower case", async () => {
    const graph = await record(testStack, async () => {
      new aws.s3.Bucket("Site");
    });
    assert.match(find(graph, "aws:s3/bucket:Bucket", "Site").id, /^site-[0-9a-f]{7}$/);
  });

  for (const [title, args, bytes] of [
    ["its text", { content: "héllo" }, "héllo"],
    ["its base64", { contentBase64: "aGk=" }, "hi"],
    ["its asset", { source: new pulumi.asset.StringAsset("hi") }, "hi"],
    ["nothing", {}, ""],
  ] as const) {
    it(`gives an object the MD5 of ${title} for an ETag`, async () => {
      const type = "aws:s3/bucketObjectv2:BucketObjectv2";
      const answer = await answerTo(
        type,
        (name) => new aws.s3.BucketObjectv2(name, { bucket: "b", key: "k/x.json", ...args }),
      );
      assert.equal(answer["etag"], createHash("md5").update(bytes).digest("hex"));
      assert.equal(answer["id"], "b/k/x.json");
      assert.equal(answer["arn"], "arn:aws:s3:::b/k/x.json");
    });
  }

  it("uses the logical name of an object as its key", async () => {
    const answer = await answerTo("aws:s3/bucketObject:BucketObject");
    assert.equal(answer["key"], "one");
  });

  it("identifies settings of a bucket by the bucket's name", async () => {
    assert.equal((await answerTo("aws:s3/bucketVersioning:BucketVersioning"))["id"], "b");
  });
});

describe("lambda", () => {
  const arn = `arn:aws:lambda:eu-west-1:${account}:function:f`;

  for (const [publish, version] of [
    [true, "1"],
    [false, "$LATEST"],
    [undefined, "$LATEST"],
  ] as const) {
    it(`names version ${version} where publish is ${publish}`, async () => {
      const answer = await functionOf({ name: "f", ...(publish === undefined ? {} : { publish }) });
      assert.equal(answer["arn"], arn);
      assert.equal(answer["version"], version);
      assert.equal(answer["qualifiedArn"], `${arn}:${version}`);
      assert.equal(
        answer["qualifiedInvokeArn"],
        `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}:${version}/invocations`,
      );
    });
  }

  it("places a function in its own Region", async () => {
    const answer = await functionOf({ name: "f", region: "us-east-1" });
    assert.equal(answer["arn"], `arn:aws:lambda:us-east-1:${account}:function:f`);
    assert.equal(
      answer["invokeArn"],
      `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${answer["arn"]}/invocations`,
    );
  });

  it("hashes and counts the bytes of the code, and changes with them", async () => {
    const codeOf = (text: string) =>
      functionOf({
        code: new pulumi.asset.AssetArchive({ "i.mjs": new pulumi.asset.StringAsset(text) }),
      });
    const [one, same, other] = [await codeOf("abc"), await codeOf("abc"), await codeOf("abd")];
    assert.match(String(one["codeSha256"]), /^[A-Za-z0-9+/]{43}=$/);
    assert.equal(one["sourceCodeHash"], one["codeSha256"]);
    assert.equal(one["codeSha256"], same["codeSha256"]);
    assert.notEqual(one["codeSha256"], other["codeSha256"]);
    assert.equal(one["sourceCodeSize"], 3);
  });

  it("returns no hash for code that is stored elsewhere", async () => {
    const answer = await functionOf({ s3Bucket: "b", s3Key: "k" });
    assert.equal("codeSha256" in answer, false);
  });

  for (const functionName of ["f", arn]) {
    it(`creates an alias of ${functionName}`, async () => {
      const answer = await answerTo(
        "aws:lambda/alias:Alias",
        (name) => new aws.lambda.Alias(name, { name: "live", functionName, functionVersion: "1" }),
      );
      assert.equal(answer["arn"], `${arn}:live`);
    });
  }

  it("gives a permission a statement id", async () => {
    const answer = await answerTo("aws:lambda/permission:Permission");
    assert.match(String(answer["statementId"]), /^one-[0-9a-f]{7}$/);
    assert.equal(answer["id"], answer["statementId"]);
  });
});

describe("iam", () => {
  it("returns a role with its path and a unique id", async () => {
    const answer = await answerTo(
      "aws:iam/role:Role",
      (name) => new aws.iam.Role(name, { assumeRolePolicy: "{}", name: "r", path: "/edge/" }),
    );
    assert.equal(answer["arn"], `arn:aws:iam::${account}:role/edge/r`);
    assert.match(String(answer["uniqueId"]), /^AROA[A-Z2-7]{17}$/);
  });

  it("refuses a name that is too long", async () => {
    const graph = record(testStack, async () => {
      new aws.iam.Role("r".repeat(57), { assumeRolePolicy: "{}" });
    });
    await assert.rejects(graph, /must have at most 64 characters, got 65/);
  });
});

describe("cloudwatch", () => {
  it("returns a log group ARN without the trailing :*", async () => {
    const answer = await answerTo(
      "aws:cloudwatch/logGroup:LogGroup",
      (name) => new aws.cloudwatch.LogGroup(name, { name: "/aws/lambda/f" }),
    );
    assert.equal(answer["arn"], `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/f`);
  });

  it("derives the type of a delivery source from its resource", async () => {
    const answer = await answerTo(
      "aws:cloudwatch/logDeliverySource:LogDeliverySource",
      (name) =>
        new aws.cloudwatch.LogDeliverySource(name, {
          name: "s",
          region: "us-east-1",
          logType: "ACCESS_LOGS",
          resourceArn: `arn:aws:cloudfront::${account}:distribution/E1`,
        }),
    );
    assert.equal(answer["service"], "cloudfront");
    assert.equal(answer["arn"], `arn:aws:logs:us-east-1:${account}:delivery-source:s`);
  });

  for (const [destinationResourceArn, expected] of [
    ["arn:aws:s3:::logs", "S3"],
    [`arn:aws:logs:us-east-1:${account}:log-group:x`, "CWL"],
    [`arn:aws:firehose:us-east-1:${account}:deliverystream/x`, "FH"],
  ] as const) {
    it(`derives ${expected} from ${destinationResourceArn}`, async () => {
      const answer = await answerTo(
        "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
        (name) =>
          new aws.cloudwatch.LogDeliveryDestination(name, {
            deliveryDestinationConfiguration: { destinationResourceArn },
          }),
      );
      assert.equal(answer["deliveryDestinationType"], expected);
    });
  }
});

describe("cloudfront", () => {
  it("returns a distribution's id, ARN and domain name in AWS's format", async () => {
    const answer = await answerTo("aws:cloudfront/distribution:Distribution");
    assert.match(String(answer["id"]), /^E[A-Z0-9]{13}$/);
    assert.equal(answer["arn"], `arn:aws:cloudfront::${account}:distribution/${answer["id"]}`);
    assert.match(String(answer["domainName"]), /^d[a-z0-9]{13}\.cloudfront\.net$/);
    assert.equal(answer["hostedZoneId"], "Z2FDTNDATAQYW2");
    assert.notEqual(answer["etag"], answer["id"]);
  });

  for (const [type, part] of [
    ["aws:cloudfront/cachePolicy:CachePolicy", "cache-policy"],
    ["aws:cloudfront/originRequestPolicy:OriginRequestPolicy", "origin-request-policy"],
    ["aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "response-headers-policy"],
  ] as const) {
    it(`gives a ${part} a UUID of its own, and an ARN with it`, async () => {
      const answer = await answerTo(type);
      assert.match(String(answer["id"]), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.equal(answer["arn"], `arn:aws:cloudfront::${account}:${part}/${answer["id"]}`);
    });
  }

  it("gives two policies of one name different ids", async () => {
    const ids = await Promise.all([
      answerTo("aws:cloudfront/cachePolicy:CachePolicy"),
      answerTo("aws:cloudfront/originRequestPolicy:OriginRequestPolicy"),
    ]);
    assert.notEqual(ids[0]["id"], ids[1]["id"]);
  });

  it("returns the id and ARN of an origin access control", async () => {
    const answer = await answerTo("aws:cloudfront/originAccessControl:OriginAccessControl");
    assert.match(String(answer["id"]), /^E[A-Z0-9]{13}$/);
    assert.equal(
      answer["arn"],
      `arn:aws:cloudfront::${account}:origin-access-control/${answer["id"]}`,
    );
  });

  it("identifies a monitoring subscription by its distribution", async () => {
    const answer = await answerTo("aws:cloudfront/monitoringSubscription:MonitoringSubscription");
    assert.equal(answer["id"], "E1");
  });
});
