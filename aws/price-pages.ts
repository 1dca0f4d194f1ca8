/**
 * Pages with prices that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const page = (title: string, path: string): Page => ({
  source: { title, url: `https://aws.amazon.com/${path}/pricing/` },
  read: "2026-11",
});

export const cloudFrontPricingPage = page("Amazon CloudFront pricing", "cloudfront");
export const wafPricingPage = page("AWS WAF pricing", "waf");
export const apiGatewayPricingPage = page("Amazon API Gateway pricing", "api-gateway");
export const lambdaPricingPage = page("AWS Lambda pricing", "lambda");
export const s3PricingPage = page("Amazon S3 pricing", "s3");
export const cloudWatchPricingPage = page("Amazon CloudWatch pricing", "cloudwatch");
export const loadBalancerPricingPage = page(
  "Elastic Load Balancing pricing",
  "elasticloadbalancing",
);
export const privateLinkPricingPage = page("AWS PrivateLink pricing", "privatelink");
export const transferPricingPage = page("Amazon EC2 on-demand pricing", "ec2/on-demand");
export const secretsPricingPage = page("AWS Secrets Manager pricing", "secrets-manager");
export const queuePricingPage = page("Amazon SQS pricing", "sqs");
export const mailPricingPage = page("Amazon SES pricing", "ses");
export const apiCostPage: Page = {
  source: {
    title: "Cost optimization of private APIs",
    url: "https://docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration/cost-optimization.html",
  },
  read: "2026-04",
};
