/**
 * What ten stacks use up of the quotas of their account.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { ofType } from "../../local/program/query.ts";
import { recordedStack, root, stackNames } from "./recorded.ts";

/** Stacks of developers, of tests and of customers, beside dev and prod. */
const stacks = 10;

/** Stacks that fit in one account before any quota has to be raised. */
const fitting = 5;

interface Quota {
  readonly type: string;
  readonly limit: number;
  /** Of the account, or of each of its Regions. */
  readonly per: "account" | "Region";
}

/**
 * Quotas for what a stack declares. AWS raises each on request.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const quotas: readonly Quota[] = [
  { type: "aws:cloudfront/distribution:Distribution", limit: 500, per: "account" },
  { type: "aws:cloudfront/cachePolicy:CachePolicy", limit: 20, per: "account" },
  { type: "aws:cloudfront/originRequestPolicy:OriginRequestPolicy", limit: 20, per: "account" },
  { type: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", limit: 20, per: "account" },
  { type: "aws:cloudfront/vpcOrigin:VpcOrigin", limit: 25, per: "account" },
  { type: "aws:cloudfront/originAccessControl:OriginAccessControl", limit: 100, per: "account" },
  { type: "aws:wafv2/webAcl:WebAcl", limit: 100, per: "Region" },
  { type: "aws:iam/role:Role", limit: 1_000, per: "account" },
  { type: "aws:s3/bucket:Bucket", limit: 10_000, per: "account" },
  { type: "aws:apigatewayv2/api:Api", limit: 600, per: "Region" },
  { type: "aws:apigateway/restApi:RestApi", limit: 600, per: "Region" },
  { type: "aws:lb/loadBalancer:LoadBalancer", limit: 50, per: "Region" },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", limit: 5_000, per: "Region" },
  // A VPC has an internet gateway, of which there are as many.
  { type: "awsx:ec2:Vpc", limit: 5, per: "Region" },
];

/** Most that a stack has of a type: of the account, or in one Region. */
async function used(stack: (typeof stackNames)[number], { type, per }: Quota): Promise<number> {
  const nodes = ofType(await recordedStack(stack), type);
  const regions = nodes.map(({ region }) => (per === "account" ? "" : (region ?? "")));
  const counts = [...new Set(regions)].map(
    (each) => regions.filter((region) => region === each).length,
  );
  return Math.max(0, ...counts);
}

const nameOf = ({ type }: Quota) => type.split(":").at(-1) ?? "";

for (const stack of stackNames) {
  describe(`the account of ${stacks} stacks like ${stack}`, () => {
    it("has no resource policy of CloudWatch Logs for a stack: its quota cannot be raised", async () => {
      const policies = ofType(
        await recordedStack(stack),
        "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
      );
      assert.equal(policies.length, 2);
      assert.deepEqual(
        policies.filter(({ inputs }) => inputs["resourceArn"] === undefined),
        [],
      );
    });

    it("shares the account settings of API Gateway, which no stack takes away from the others", async () => {
      const settings = ofType(await recordedStack(stack), "aws:apigateway/account:Account");
      assert.equal(settings.length, 1);
      assert.deepEqual(
        settings.filter(({ options }) => options.retainOnDelete !== true),
        [],
      );
    });

    it("needs the quotas raised that docs/stages.md lists, with how many stacks fit before", async () => {
      const text = readFileSync(join(root, "docs/stages.md"), "utf8");
      const raised: string[] = [];
      for (const quota of quotas) {
        const count = await used(stack, quota);
        assert.ok(count > 0, nameOf(quota));
        if (count * stacks > quota.limit) {
          raised.push(nameOf(quota));
          const row = `| \`${nameOf(quota)}\` | ${quota.limit} in ${quota.per === "account" ? "an account" : "a Region"} | ${Math.floor(quota.limit / count)} |`;
          assert.ok(text.includes(row), row);
        }
      }
      const listed = [...text.matchAll(/^\| `(\w+)` \| \d+ in an? \w+ \| \d+ \|$/gm)];
      assert.deepEqual(
        listed.map(([, name]) => name),
        raised,
      );
    });

    for (const quota of quotas) {
      it(`holds ${fitting} stacks within ${quota.limit} of ${nameOf(quota)} in one ${quota.per}`, async () => {
        const count = await used(stack, quota);
        assert.ok(count * fitting <= quota.limit, `${count} in each stack`);
      });
    }
  });
}
