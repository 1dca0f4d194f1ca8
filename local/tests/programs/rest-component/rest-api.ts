import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** A route of the component. */
export interface Route {
  path: string;
  method?: "ANY" | "GET" | "POST";
  eventHandler?: aws.lambda.Function;
  target?: { type: string; uri: string; httpMethod?: string };
  localPath?: string;
  contentType?: string;
  iamAuthEnabled?: boolean;
  authorizers?: {
    authType?: string;
    parameterName: string;
    type?: string;
    identitySource?: string[];
    handler?: aws.lambda.Function;
  }[];
}

/** The component as its package declares it. */
export class RestAPI extends pulumi.ComponentResource {
  declare readonly url: pulumi.Output<string>;
  declare readonly stage: pulumi.Output<aws.apigateway.Stage>;

  constructor(
    name: string,
    args: { routes: Route[]; stageName?: string },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("aws-apigateway:index:RestAPI", name, { ...args, stage: undefined, url: undefined }, opts, true);
  }
}
