/**
 * A whole graph: what becomes of it, what is listed, what is refused.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { ModelError } from "../../model/model-error.ts";
import {
  bucket,
  bucketObject,
  component,
  distribution,
  functionArn,
  graphOf,
  lambdaFunction,
  plainBehavior,
  plainOrigin,
  resource,
  role,
  roleArn,
  urnOf,
} from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const atEdge = {
  defaultCacheBehavior: {
    ...plainBehavior,
    lambdaFunctionAssociations: [{ eventType: "origin-request", lambdaArn: functionArn("worker") }],
  },
};

describe("assemble", () => {
  it("returns an empty model for an empty graph", () => {
    const model = assemble(graphOf());
    assert.equal(model.project, "touchline");
    assert.equal(model.stack, "test");
    assert.deepEqual(
      [model.distributions, model.buckets, model.objects, model.notSimulated],
      [[], [], [], []],
    );
    assert.equal(model.functions.size, 0);
  });

  it("makes distributions, functions, buckets, objects and keys", () => {
    const model = assemble(
      graphOf(
        component("touchline:edge:Facade", "facade"),
        bucket("site"),
        bucketObject("page", { bucket: "site", key: "index.html", content: "<p>" }),
        role("worker"),
        lambdaFunction("worker"),
        lambdaFunction("regional", {}, "eu-west-1", "$LATEST"),
        distribution(atEdge),
      ),
    );
    assert.deepEqual(
      model.distributions.map(({ id }) => id),
      ["E0000000000001"],
    );
    assert.deepEqual(model.buckets, [
      {
        name: "site",
        arn: "arn:aws:s3:::site",
        region: "eu-west-1",
        versioned: false,
        urn: urnOf("aws:s3/bucket:Bucket", "site"),
      },
    ]);
    assert.deepEqual(
      model.objects.map(({ key }) => key),
      ["index.html"],
    );
    assert.deepEqual(
      [...model.functions].map(([arn, { logGroup }]) => [arn, logGroup]),
      [
        [functionArn("worker"), "/aws/lambda/us-east-1.worker"],
        [functionArn("regional", "$LATEST", "eu-west-1"), "/aws/lambda/regional"],
      ],
    );
    const { accessKeyId } = model.accessKeys.credentialsOf(roleArn("worker"));
    assert.equal(model.accessKeys.roleOf(accessKeyId), roleArn("worker"));
  });

  it("lists what is not simulated: each property by resource, each type once", () => {
    const group = (name: string) => resource("aws:cloudwatch/logGroup:LogGroup", name);
    const model = assemble(
      graphOf(
        group("one"),
        group("two"),
        bucket("site", { lifecycleRules: [{ enabled: true }] }),
        distribution({ priceClass: "PriceClass_100" }),
      ),
    );
    const cdn = urnOf("aws:cloudfront/distribution:Distribution", "cdn");
    assert.deepEqual(
      model.notSimulated.map(({ urn, what, why }) => [urn, what, why]),
      [
        [
          urnOf("aws:cloudwatch/logGroup:LogGroup", "one"),
          "",
          "logs go to the terminal and are not kept",
        ],
        [urnOf("aws:s3/bucket:Bucket", "site"), "lifecycleRules", "nothing expires"],
        [cdn, "viewerCertificate", "plain HTTP on loopback represents HTTPS: TLS is not simulated"],
        [cdn, "priceClass", "a single edge location is simulated"],
      ],
    );
  });

  it("lists every property of a distribution that is not simulated", () => {
    const origin = {
      ...plainOrigin,
      originShield: { enabled: true, originShieldRegion: "eu-west-1" },
      responseCompletionTimeout: 60,
    };
    const inputs = {
      anycastIpListId: "ip",
      cacheTagConfig: { headerName: "tags" },
      connectionFunctionAssociation: { id: "f" },
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      loggingConfig: { bucket: "logs" },
      origins: [origin],
      priceClass: "PriceClass_All",
      viewerMtlsConfig: { mode: "required" },
      webAclId: "arn",
      defaultCacheBehavior: {
        ...plainBehavior,
        fieldLevelEncryptionId: "fle",
        grpcConfig: { enabled: true },
        realtimeLogConfigArn: "arn",
        smoothStreaming: true,
      },
    };
    const { notSimulated } = assemble(graphOf(bucket("site"), distribution(inputs)));
    assert.deepEqual(
      notSimulated.map(({ what }) => what).toSorted(),
      [
        "anycastIpListId",
        "cacheTagConfig",
        "connectionFunctionAssociation",
        "defaultCacheBehavior.fieldLevelEncryptionId",
        "defaultCacheBehavior.grpcConfig.enabled",
        "defaultCacheBehavior.realtimeLogConfigArn",
        "defaultCacheBehavior.smoothStreaming",
        "httpVersion",
        "isIpv6Enabled",
        "loggingConfig",
        "origins[0].originShield.enabled",
        "origins[0].responseCompletionTimeout",
        "priceClass",
        "viewerCertificate",
        "viewerMtlsConfig",
        "webAclId",
      ].toSorted(),
    );
  });

  it("leaves out a disabled distribution, and lists it", () => {
    const model = assemble(graphOf(bucket("site"), distribution({ enabled: false })));
    assert.deepEqual(model.distributions, []);
    assert.ok(model.notSimulated.some(({ what }) => what === "enabled"));
  });

  it("ignores providers and resources that are only read", () => {
    const model = assemble(
      graphOf(
        resource("pulumi:providers:aws", "aws", { inputs: { defaultTags: "{}" } }),
        resource("aws:route53/zone:Zone", "zone", { external: true }),
      ),
    );
    assert.deepEqual(model.notSimulated, []);
  });

  for (const type of ["aws:kms/key:Key", "toString"]) {
    it(`lists a resource of the type ${type}, and refuses it when strict`, () => {
      const graph = graphOf(resource(type, "q"));
      const urn = urnOf(type, "q");
      const why = "its outputs are placeholders";
      assert.deepEqual(assemble(graph).notSimulated, [{ urn, type, what: "", why }]);
      assert.throws(() => assemble(graph, { strict: true }), {
        problems: [{ urn, path: "", message: why }],
      });
    });
  }

  it("refuses settings of a function that Lambda@Edge does not support", () => {
    const found = problemsOf(
      graphOf(
        bucket("site"),
        role("worker", {
          assumeRolePolicy: {
            Statement: {
              Effect: "Allow",
              Principal: { Service: "lambda.amazonaws.com" },
              Action: "sts:AssumeRole",
            },
          },
        }),
        lambdaFunction("worker", { timeout: 60 }),
        lambdaFunction("regional", { timeout: 60, environment: { variables: { A: "1" } } }),
        distribution(atEdge),
      ),
    );
    assert.deepEqual(found, [
      "timeout must be at most 30 seconds for Lambda@Edge, got 60",
      'role must trust edgelambda.amazonaws.com in its assumeRolePolicy, got ["lambda.amazonaws.com"]',
    ]);
  });

  it("checks the trust policy of the function's own role", () => {
    const trust = { Statement: { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" } };
    const graph = graphOf(
      bucket("site"),
      role("other", { assumeRolePolicy: trust }),
      role("worker"),
      lambdaFunction("worker"),
      distribution(atEdge),
    );
    assert.deepEqual(problemsOf(graph), []);
  });

  it("reports all problems at once, grouped by resource", () => {
    const graph = graphOf(
      bucket("site", { unheardOf: 1 }),
      distribution({ defaultRootObject: "/x" }),
      resource("aws:kms/key:Key", "q"),
    );
    assert.throws(
      () => assemble(graph, { strict: true }),
      (error) => {
        assert.ok(error instanceof ModelError);
        assert.deepEqual(
          error.problems.map(({ urn, path }) => [urn, path]),
          [
            [urnOf("aws:s3/bucket:Bucket", "site"), "unheardOf"],
            [urnOf("aws:kms/key:Key", "q"), ""],
            [urnOf("aws:cloudfront/distribution:Distribution", "cdn"), "defaultRootObject"],
          ],
        );
        return true;
      },
    );
  });

  it("returns the same model for the same graph", () => {
    const graph = graphOf(
      bucket("site"),
      bucketObject("page", { bucket: "site", key: "a" }),
      distribution(),
    );
    const { access: _a, accessKeys: _b, ...first } = assemble(graph);
    const { access: _c, accessKeys: _d, ...second } = assemble(graph);
    assert.deepEqual(first, second);
  });
});
