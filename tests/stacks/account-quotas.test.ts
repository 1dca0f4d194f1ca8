/**
 * What a stack uses up of the quotas of its account.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ofType } from "../../local/program/query.ts";
import { recordedStack, stackNames } from "./recorded.ts";

/** Stacks of developers, of tests and of customers beside dev and prod. */
const stacks = 10;

/**
 * Quotas of an account, or of an account in a Region, for what a stack declares.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
 */
const quotas = [
  ["aws:cloudfront/cachePolicy:CachePolicy", 20, "on request"],
  ["aws:cloudfront/originRequestPolicy:OriginRequestPolicy", 20, "on request"],
  ["aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", 20, "on request"],
  ["aws:cloudfront/vpcOrigin:VpcOrigin", 25, "on request"],
  ["aws:cloudfront/originAccessControl:OriginAccessControl", 100, "on request"],
] as const;

/** Stacks that fit in one account before a quota has to be raised. */
const fitting = 5;

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

    for (const [type, quota, raised] of quotas) {
      it(`holds ${fitting} stacks within ${quota} of ${type.split(":").at(-1)}, which is raised ${raised}`, async () => {
        const used = ofType(await recordedStack(stack), type).length;
        assert.ok(used * fitting <= quota, `${used} in each stack`);
      });
    }
  });
}
