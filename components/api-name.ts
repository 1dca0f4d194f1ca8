/**
 * A name of one's own for an API in one Region.
 *
 * @module
 */
import * as apigatewayv2 from "@pulumi/aws/apigatewayv2/index.js";
import * as pulumi from "@pulumi/pulumi";
import type { RegionalApi } from "./regional-api.ts";

/** What DNS has to lead to. */
export interface AliasTarget {
  readonly name: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
  readonly evaluateTargetHealth: boolean;
}

/** What an {@link ApiName} needs. */
export interface ApiNameArgs {
  /** Made for this very name: an API with another one answers nowhere. */
  readonly api: RegionalApi;
  readonly domainName: string;
  /** ARN of an issued certificate in the API's Region. */
  readonly certificateArn: pulumi.Input<string>;
}

/**
 * The name as API Gateway knows it, mapped to the API's stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export class ApiName extends pulumi.ComponentResource {
  /** Known once the API answers under the name. */
  readonly target: AliasTarget;

  constructor(name: string, args: ApiNameArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:ApiName", name, {}, opts);
    const { api, domainName, certificateArn } = args;
    const { region } = api;
    const child = { parent: this };
    const own = new apigatewayv2.DomainName(
      `${name}-domain`,
      {
        region,
        domainName,
        domainNameConfiguration: {
          certificateArn,
          endpointType: "REGIONAL",
          securityPolicy: "TLS_1_2",
        },
      },
      child,
    );
    const mapping = new apigatewayv2.ApiMapping(
      `${name}-mapping`,
      { region, apiId: api.apiId, domainName: own.id, stage: api.stage },
      child,
    );
    const configuration = pulumi
      .all([own.domainNameConfiguration, mapping.id])
      .apply(([known]) => known);
    this.target = {
      name: configuration.targetDomainName,
      zoneId: configuration.hostedZoneId,
      // What stands behind the name is watched by what points to it, if at all.
      evaluateTargetHealth: false,
    };
    this.registerOutputs({ target: this.target });
  }
}
