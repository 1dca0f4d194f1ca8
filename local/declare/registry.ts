/**
 * Every service that answers here. A name is the name of its file.
 *
 * @module
 */
import { account } from "./account-declarations.ts";
import { acm } from "./acm-declarations.ts";
import { apigateway } from "./apigateway-declarations.ts";
import { apigatewayv2 } from "./apigatewayv2-declarations.ts";
import { awsx } from "./awsx-declarations.ts";
import { cloudfront } from "./cloudfront-declarations.ts";
import { cloudwatch } from "./cloudwatch-declarations.ts";
import { cognito } from "./cognito-declarations.ts";
import type { Services } from "./declaration.ts";
import { dynamodb } from "./dynamodb-declarations.ts";
import { ec2 } from "./ec2-declarations.ts";
import { iam } from "./iam-declarations.ts";
import { lambda } from "./lambda-declarations.ts";
import { lb } from "./lb-declarations.ts";
import { random } from "./random-declarations.ts";
import { route53 } from "./route53-declarations.ts";
import { s3 } from "./s3-declarations.ts";
import { secretsmanager } from "./secretsmanager-declarations.ts";
import { sesv2 } from "./sesv2-declarations.ts";
import { sns } from "./sns-declarations.ts";
import { sqs } from "./sqs-declarations.ts";
import { ssm } from "./ssm-declarations.ts";
import { syncedfolder } from "./syncedfolder-declarations.ts";
import { tls } from "./tls-declarations.ts";
import { wafv2 } from "./wafv2-declarations.ts";

/** To add a service, write its file and list it here; to add a type, add a line to its service's file. */
export const services: Services = {
  account,
  acm,
  apigateway,
  apigatewayv2,
  awsx,
  cloudfront,
  cloudwatch,
  cognito,
  dynamodb,
  ec2,
  iam,
  lambda,
  lb,
  random,
  route53,
  s3,
  secretsmanager,
  sesv2,
  sns,
  sqs,
  ssm,
  syncedfolder,
  tls,
  wafv2,
};
