/**
 * What is true of every stack, whatever is added to the program.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { document, resource, resources, title } from "../../components/tests/recording.ts";
import type { Graph, GraphNode, Properties } from "../../local/program/graph.ts";
import { ofType } from "../../local/program/query.ts";
import { physicalNames } from "./physical-names.ts";
import { recordedStack, replicaRegionsOf, type StackName, stackNames } from "./recorded.ts";

const types = {
  bucket: "aws:s3/bucket:Bucket",
  function: "aws:lambda/function:Function",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  distribution: "aws:cloudfront/distribution:Distribution",
} as const;

/** Every bucket of a stack. */
function bucketNames(stack: StackName): readonly string[] {
  const replicas = replicaRegionsOf(stack).map((region) => `rep-${region}`);
  return ["desk-history", ...replicas.sort(), "season", "sign-in", "site"];
}

/** The functions of a stack that run at the edge. */
function edgeFunctions(graph: Graph): readonly GraphNode[] {
  return ofType(graph, types.function).filter(({ urn }) => urn.includes("EdgeFunction$"));
}

/** Titles, for messages. */
function titles(nodes: readonly GraphNode[]): readonly string[] {
  return nodes.map(({ urn }) => title(urn)).sort();
}

/** The settings of one bucket that are separate resources. */
function settingsOf(graph: Graph, bucket: GraphNode): Readonly<Record<string, Properties>> {
  const settings = resources(graph).filter(
    ({ type, inputs, region }) =>
      /^aws:s3\/bucket[A-Z]/.test(type) &&
      inputs["bucket"] === bucket.outputs["bucket"] &&
      region === bucket.region,
  );
  return Object.fromEntries(
    settings.map(({ type, inputs }) => [type.slice(type.lastIndexOf(":") + 1), inputs]),
  );
}

for (const stack of stackNames) {
  describe(`invariants of the stack ${stack}`, () => {
    let graph: Graph;
    before(async () => {
      graph = await recordedStack(stack);
    });

    it("every resource has an explicit provider", () => {
      assert.deepEqual(
        resources(graph).filter(
          ({ provider }) => provider?.name !== "aws" && provider?.name !== "aws-untagged",
        ),
        [],
      );
    });

    it("every resource has a Region, except those of global services", () => {
      const elsewhere = resources(graph).filter(({ region }) => region === undefined);
      const services = new Set(elsewhere.map(({ type }) => type.split("/")[0]));
      const checks = stack === "prod" ? ["aws:route53"] : [];
      assert.deepEqual([...services].sort(), ["aws:cloudfront", "aws:iam", ...checks]);
    });

    it("every resource sets its Region itself, not only through its provider", () => {
      assert.deepEqual(
        titles(
          resources(graph).filter(
            ({ region, inputs }) => region !== undefined && inputs["region"] !== region,
          ),
        ),
        [],
      );
    });

    it("every resource is tagged with project and stack, except edge functions", () => {
      const tags = JSON.stringify({ tags: { project: "touchline", stack } });
      const untagged = resources(graph).filter(
        ({ provider }) => provider?.inputs["defaultTags"] !== tags,
      );
      assert.deepEqual(titles(untagged), titles(edgeFunctions(graph)));
    });

    it("every bucket has public access blocked, encryption, versioning and owner-enforced objects", () => {
      const found = ofType(graph, types.bucket);
      assert.deepEqual(
        titles(found),
        bucketNames(stack).map((name) => `Bucket ${name}-bucket`),
      );
      for (const bucket of found) {
        const settings = settingsOf(graph, bucket);
        const {
          bucket: _name,
          region: _region,
          ...access
        } = settings["BucketPublicAccessBlock"] ?? {};
        assert.deepEqual(access, {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        });
        assert.deepEqual(settings["BucketOwnershipControls"]?.["rule"], {
          objectOwnership: "BucketOwnerEnforced",
        });
        assert.deepEqual(settings["BucketVersioning"]?.["versioningConfiguration"], {
          status: "Enabled",
        });
        assert.deepEqual(settings["BucketServerSideEncryptionConfiguration"]?.["rules"], [
          { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        ]);
      }
    });

    it("every bucket policy denies plain HTTP and allows only the distribution", () => {
      const { outputs } = resource(graph, "Distribution facade-distribution");
      for (const bucket of ofType(graph, types.bucket)) {
        const { arn } = bucket.outputs;
        const policies = resources(graph).filter(
          ({ type, inputs }) =>
            /:BucketPolicy$/.test(type) && inputs["bucket"] === bucket.outputs["bucket"],
        );
        assert.equal(policies.length, 1, bucket.name);
        for (const policy of policies) {
          const { Statement } = document(policy, "policy") as { Statement: Properties[] };
          const [deny, ...allow] = Statement;
          assert.deepEqual(deny, {
            Sid: "RefusePlainHttp",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [arn, `${arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          });
          // What reads a replica or what is known of people is a function, by its role.
          const isRead = !/^(rep-|sign-in|desk-history)/.test(bucket.name);
          assert.equal(allow.length > 0, isRead, bucket.name);
          for (const { Principal, Condition } of allow) {
            assert.deepEqual(Principal, { Service: "cloudfront.amazonaws.com" });
            assert.deepEqual(Condition, { StringEquals: { "AWS:SourceArn": outputs["arn"] } });
          }
        }
      }
    });

    it("no role has wildcard actions", () => {
      for (const policy of resources(graph).filter(({ type }) => /:RolePolicy$/.test(type))) {
        const { Statement } = document(policy, "policy") as { Statement: Properties[] };
        for (const { Action, Resource } of Statement) {
          const granted = JSON.stringify(Action);
          assert.doesNotMatch(granted, /\*/, policy.name);
          // Logs are in whichever Region a function runs, traces have no ARN, and in the sandbox of SES a mail is authorized
          // on the identity of its recipient.
          const mayBeAnywhere = /^\["(logs|xray|ses):/.test(granted);
          // Links, limits, sessions and entries of the history are objects of their own.
          const narrowed = JSON.stringify(Resource).replaceAll(
            /-(sign-in|desk-history)-bucket-\w+\/\w+\/\*/g,
            "",
          );
          assert.ok(mayBeAnywhere || !narrowed.includes("*"), granted);
        }
      }
    });

    it("every edge function is published in us-east-1, retained on delete and associated by version", () => {
      const functions = edgeFunctions(graph);
      for (const { name, region, inputs, options, outputs } of functions) {
        assert.deepEqual(
          [region, inputs["publish"], inputs["skipDestroy"], options.retainOnDelete],
          ["us-east-1", true, true, true],
          name,
        );
        assert.equal(inputs["environment"], undefined, name);
        assert.match(String(outputs["qualifiedArn"]), /:\d+$/);
      }
      const { inputs } = resource(graph, "Distribution facade-distribution");
      const associated = [...JSON.stringify(inputs).matchAll(/"lambdaArn":"([^"]+)"/g)].map(
        ([, arn]) => arn,
      );
      assert.deepEqual(
        [...new Set(associated)].sort(),
        functions.map(({ outputs }) => outputs["qualifiedArn"]).sort(),
      );
    });

    it("the distribution depends on the permissions and log groups of its functions", () => {
      const waited = new Set(
        resource(graph, "Distribution facade-distribution").dependencies.map(title),
      );
      const needed = titles(
        resources(graph).filter(
          ({ type, urn }) => urn.includes("EdgeFunction$") && /:(RolePolicy|LogGroup)$/.test(type),
        ),
      );
      assert.ok(needed.length > 0);
      assert.deepEqual(
        needed.filter((each) => !waited.has(each)),
        [],
      );
    });

    it("every log group has the configured retention", () => {
      const groups = ofType(graph, types.logGroup);
      const days = { dev: 7, prod: 365 }[stack];
      assert.deepEqual(
        titles(groups.filter(({ inputs }) => inputs["retentionInDays"] !== days)),
        [],
      );
    });

    it("every behavior redirects or refuses plain HTTP", () => {
      const [distribution] = ofType(graph, types.distribution);
      const found = [
        ...JSON.stringify(distribution?.inputs).matchAll(/"viewerProtocolPolicy":"([^"]+)"/g),
      ].map(([, policy]) => policy);
      // What is written is not redirected: it would have been sent in plain text by then.
      const redirected = Array.from({ length: 6 }, () => "redirect-to-https");
      assert.deepEqual(found.sort(), ["https-only", "https-only", ...redirected]);
    });

    it("only inputs that send or store a secret are secret", () => {
      const secret = resources(graph).flatMap(({ urn, secrets }) =>
        secrets.map((path) => `${title(urn)}: ${path}`),
      );
      const { origins } = resource(graph, "Distribution facade-distribution").inputs;
      const sent = (origins as readonly Properties[]).flatMap(({ originId }, index) =>
        /^(api-|sign-in)/.test(String(originId))
          ? [`Distribution facade-distribution: origins[${index}].customHeaders[0].value`]
          : [],
      );
      assert.equal(sent.length, 3);
      assert.deepEqual(secret.sort(), [
        ...sent,
        "SecretVersion token-secret-version-1: secretString",
        "SecretVersion token-secret-version-2: secretString",
      ]);
    });

    it("no output is secret", () => {
      assert.deepEqual(graph.secretOutputs, []);
      assert.deepEqual(Object.keys(graph.outputs).sort(), [
        ...["distributionId", "endpoints", "release", "seasonBucket", "signInBucket"],
        ...["signingSecretArn", "tokenKeyIds", "url", "webAclArn"],
      ]);
    });

    it("every physical name contains the stack", () => {
      const foreign = physicalNames(graph).filter((name) => !name.includes(`touchline-${stack}-`));
      // A log group named after an API's id, and two names that must be short.
      const others =
        /^(\/aws\/vendedlogs\/apigateway\/\w{10}|desk-api-front-(targets|alb)-[0-9a-f]{6})$/;
      assert.deepEqual(
        foreign.filter((name) => !others.test(name)),
        [],
      );
    });
  });
}
