/**
 * What Route 53 answers when records and health checks are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets, digest } from "./digest.ts";

/** Records and health checks. */
export const route53: Service = {
  resources: {
    "aws:route53/healthCheck:HealthCheck": healthCheck,
    "aws:route53/record:Record": record,
    "aws:route53/zone:Zone": (resource) => ({
      ...zone(resource.hash(20, alphabets.upper, "zone"), resource.text("name") ?? ""),
    }),
  },
  questions: {
    "aws:route53/getZone:getZone": ({ args }) => {
      const name = String(args["name"] ?? "example.com");
      const id = String(args["zoneId"] ?? `Z${digest(name, 20, alphabets.upper)}`);
      return {
        ...zone(id, name.replace(/\.$/, "")),
        callerReference: "",
        comment: "",
        resourceRecordSetCount: 2,
      };
    },
  },
};

/** A hosted zone. */
function zone(id: string, name: string): Answer {
  const nameServers = [1, 2, 3, 4].map((server) => `ns-${server}.awsdns-0${server}.example`);
  return {
    id,
    zoneId: id,
    name,
    arn: `arn:aws:route53:::hostedzone/${id}`,
    nameServers,
    primaryNameServer: nameServers[0] ?? "",
    tags: {},
  };
}

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
