/**
 * The usage file for infracost.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { monthlyCost } from "../../../forecast/cost/monthly-cost.ts";
import type { UsageLine } from "../../../forecast/outcome.ts";
import { usageFile } from "../../../forecast/report/usage-file.ts";
import { graph, outcome } from "../outcome-fixture.ts";

const fileOf = (usage: readonly UsageLine[]) => {
  const changed = { ...outcome, usage };
  return usageFile(graph, changed, monthlyCost(changed, graph));
};

describe("a usage file", () => {
  it("has the usage of a month by resource, and says what has no place in it", () => {
    assert.equal(
      fileOf(outcome.usage),
      `# Usage of a month, forecast for prod with match-day.
# Resources have the names that the program gives them; the types are Terraform's.
# Not in the format: Lambda@Edge, 7300000 requests.
# aws_s3_bucket.season-copy has the usage of logs as well.
# Not in the format: Amazon SES, 73 mails.
version: "0.1"
resource_usage:
  aws_cloudfront_distribution.facade-cdn:
    monthly_https_requests:
      us: 58400000
      europe: 14600000
    monthly_data_transfer_to_internet_gb:
      us: 584
    monthly_invalidation_requests: 3650
  aws_apigatewayv2_api.api-eu-west-1:
    monthly_requests: 7300000
    request_size_kb: 512
  aws_s3_bucket.season-copy:
    standard:
      monthly_tier_2_requests: 2920000
  aws_lambda_function.api:
    monthly_requests: 7300000
    request_duration_ms: 30
`,
    );
  });

  it("adds what belongs to one resource, and names places of Origin Shield as infracost does", () => {
    const line = { route: undefined, quantity: { value: 10, error: 0 } };
    const file = fileOf([
      { ...line, service: "AWS WAF", item: "requests", place: "global" },
      { ...line, service: "AWS WAF", item: "requests", place: "us-east-1" },
      {
        ...line,
        ...{ service: "Amazon CloudFront", item: "originShieldRequests", place: "asia_pacific" },
      },
      { ...line, service: "AWS data transfer", item: "interRegionGb", place: "eu-west-1" },
    ]);
    assert.match(file, /\n {2}aws_wafv2_web_acl\.acl:\n {4}monthly_requests: 1460\n/);
    assert.match(file, /\n {4}monthly_shield_requests:\n {6}singapore: 730\n/);
    assert.match(
      file,
      /\n {2}aws_data_transfer\.eu-west-1:\n {4}region: eu-west-1\n {4}monthly_outbound_other_regions_gb: 730\n/,
    );
  });
});
