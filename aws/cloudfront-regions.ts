/**
 * Where CloudFront and its functions run.
 *
 * @module
 */
import {
  aliasTargetPage,
  edgePermissionsPage,
  lambdaEdgeRestrictionsPage,
  prefixListPage,
  priceClassPage,
  vpcOriginsPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";
import { prefixListWeightPage } from "./other-pages.ts";

export const cloudFrontRegion = {
  about: "Region of edge functions, viewer certificates, web ACLs and log deliveries of CloudFront",
  value: "us-east-1",
  ...lambdaEdgeRestrictionsPage,
  certainty: "documented",
} as const satisfies Fact<string>;

export const edgeExecutionRegions = {
  about: "Regions that run edge functions and hold their logs",
  value: [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ap-south-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "sa-east-1",
  ],
  ...edgePermissionsPage,
  certainty: "documented",
  note: "The page lists the Regions of the replicator role; that functions run in these 13 alone is confirmed by community reports.",
} as const satisfies Fact<readonly string[]>;

export const edgeExecutionRegionsByPriceClass = {
  about: "Regions that a distribution of a price class can run edge functions in",
  value: {
    PriceClass_100: [
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
      "eu-central-1",
      "eu-west-1",
      "eu-west-2",
    ],
    PriceClass_200: [
      "us-east-1",
      "us-east-2",
      "us-west-1",
      "us-west-2",
      "ap-south-1",
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-southeast-1",
      "ap-southeast-2",
      "eu-central-1",
      "eu-west-1",
      "eu-west-2",
    ],
    PriceClass_All: edgeExecutionRegions.value,
  },
  ...priceClassPage,
  certainty: "inferred",
  note: "A function runs in the Region nearest to an edge location that serves viewers. Where this is wrong, a log group without retention appears.",
} as const satisfies Fact<object>;

export const priceClasses = {
  about:
    "Price classes of a distribution, from the fewest edge locations to all, which is the default",
  value: ["PriceClass_100", "PriceClass_200", "PriceClass_All"],
  ...priceClassPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const zonesWithoutVpcOrigins = {
  about: "Availability zones without VPC origins, by id",
  value: ["use1-az3", "usw1-az2", "apne1-az3", "cac1-az3"],
  ...vpcOriginsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const originFacingPrefixList = {
  about: "Name of the managed prefix list of CloudFront's addresses towards origins",
  value: "com.amazonaws.global.cloudfront.origin-facing",
  ...prefixListPage,
  certainty: "documented",
} as const satisfies Fact<string>;

export const originFacingPrefixListWeight = {
  about: "Rules of a security group that the prefix list of CloudFront counts as",
  value: 55,
  ...prefixListWeightPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const distributionZoneId = {
  about: "Hosted zone that alias records of every distribution point to",
  value: "Z2FDTNDATAQYW2",
  ...aliasTargetPage,
  certainty: "documented",
} as const satisfies Fact<string>;
