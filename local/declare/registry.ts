/**
 * Every service that answers here. A name is the name of its file.
 *
 * @module
 */
import { account } from "./account.ts";
import { acm } from "./acm.ts";
import { apigateway } from "./apigateway.ts";
import { apigatewayv2 } from "./apigatewayv2.ts";
import { awsx } from "./awsx.ts";
import { cloudfront } from "./cloudfront.ts";
import { cloudwatch } from "./cloudwatch.ts";
import type { Services } from "./declaration.ts";
import { ec2 } from "./ec2.ts";
import { iam } from "./iam.ts";
import { lambda } from "./lambda.ts";
import { lb } from "./lb.ts";
import { random } from "./random.ts";
import { route53 } from "./route53.ts";
import { s3 } from "./s3.ts";
import { secretsmanager } from "./secretsmanager.ts";
import { sns } from "./sns.ts";
import { tls } from "./tls.ts";
import { wafv2 } from "./wafv2.ts";

/** To add a service, write its file and list it here; to add a type, add a line to its service's file. */
export const services: Services = {
  account,
  acm,
  apigateway,
  apigatewayv2,
  awsx,
  cloudfront,
  cloudwatch,
  ec2,
  iam,
  lambda,
  lb,
  random,
  route53,
  s3,
  secretsmanager,
  sns,
  tls,
  wafv2,
};
