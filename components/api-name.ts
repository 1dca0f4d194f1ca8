/**
 * A custom domain name of an HTTP API in one Region.
 *
 * @module
 */
import { ApiMapping } from "@pulumi/aws/apigatewayv2/apiMapping.js";
import { DomainName } from "@pulumi/aws/apigatewayv2/domainName.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "./refuse.ts";
import type { RegionalApi } from "./regional-api.ts";

/** Target of an alias record, as `aws.route53.Record` takes it. */
export interface AliasTarget {
  /** Domain name of the target. */
  readonly name: pulumi.Output<string>;
  /** Id of the hosted zone that AWS keeps for targets of this kind. */
  readonly zoneId: pulumi.Output<string>;
  /** Whether Route 53 follows the health of the target. */
  readonly evaluateTargetHealth: boolean;
}

/** Arguments of an {@link ApiName}. */
export interface ApiNameArgs {
  /** Made with the same `domainName`. */
  readonly api: RegionalApi;
  /** Like `eu-west-1.api.example.com`. */
  readonly domainName: string;
  /** ARN of an issued certificate in the API's Region. */
  readonly certificateArn: pulumi.Input<string>;
}

/**
 * An API Gateway domain name, mapped to the API's stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export class ApiName extends pulumi.ComponentResource {
  /** Known once the name is mapped to the API. */
  readonly target: AliasTarget;

  /** @throws {pulumi.ResourceError} when the API was made for another name, or for none. */
  constructor(name: string, args: ApiNameArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:dns:ApiName", name, {}, opts);
    const { api, domainName, certificateArn } = args;
    const { region } = api;
    const child = { parent: this };
    refuse(this, [apiNameProblem("api", api, domainName)]);
    const own = new DomainName(
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
    const mapping = new ApiMapping(
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
      // Records that need a health check bring their own.
      evaluateTargetHealth: false,
    };
    this.registerOutputs({ target: this.target });
  }
}

/** @returns a problem unless the API was made for the name: it would return 404 under any other one. */
export function apiNameProblem(
  subject: string,
  { customDomainName }: RegionalApi,
  domainName: string,
): string | undefined {
  return customDomainName === domainName
    ? undefined
    : `${subject} must be made with domainName ${JSON.stringify(domainName)}, got ${JSON.stringify(customDomainName)}`;
}
