/**
 * What Route 53 answers when records and health checks are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";

/** Records and health checks. */
export const route53: Service = {
  resources: {
    "aws:route53/healthCheck:HealthCheck": healthCheck,
    "aws:route53/record:Record": record,
  },
};

/** A name is taken as a whole one: zones are not looked up. */
function record(resource: DeclaredResource): Answer {
  const name = (resource.text("name") ?? "").replace(/\.$/, "");
  const parts = [
    resource.text("zoneId"),
    name,
    resource.text("type"),
    resource.text("setIdentifier"),
  ];
  return {
    id: parts.filter((part) => part !== undefined).join("_"),
    fqdn: name,
    allowOverwrite: false,
  };
}

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
function healthCheck(resource: DeclaredResource): Answer {
  const id = resource.uuid();
  return {
    id,
    arn: `arn:aws:route53:::healthcheck/${id}`,
    enableSni: resource.text("type")?.startsWith("HTTPS") === true,
    failureThreshold: 0,
    regions: [],
  };
}
