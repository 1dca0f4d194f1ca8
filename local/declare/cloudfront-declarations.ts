/**
 * What CloudFront answers when a distribution and its parts are declared.
 *
 * @module
 */
import { distributionZoneId } from "../../aws/cloudfront-regions.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Distributions, policies, origin access, functions. */
export const cloudfront: Service = {
  resources: {
    "aws:cloudfront/distribution:Distribution": distribution,
    "aws:cloudfront/cachePolicy:CachePolicy": policy("cache-policy"),
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": policy("origin-request-policy"),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": policy("response-headers-policy"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": originAccessControl,
    "aws:cloudfront/function:Function": cloudFrontFunction,
    "aws:cloudfront/vpcOrigin:VpcOrigin": vpcOrigin,
    "aws:cloudfront/monitoringSubscription:MonitoringSubscription": (resource) => ({
      id: resource.text("distributionId") ?? resource.name,
    }),
  },
};

const hostedZoneId = distributionZoneId.value;

/** When everything was made. A fixed time, so that nothing differs from run to run. */
const madeAt = "2020-01-01 00:00:00 +0000 UTC";

function distribution(resource: DeclaredResource): Answer {
  const id = entityId(resource, "id");
  const nobody = [{ enabled: false, items: [] }];
  return {
    id,
    arn: arnOf(resource, `distribution/${id}`),
    domainName: `d${resource.hash(13, alphabets.lower, "domain")}.cloudfront.net`,
    hostedZoneId,
    etag: entityId(resource, "etag"),
    status: "Deployed",
    callerReference: `terraform-${resource.hash(26, alphabets.digits)}`,
    lastModifiedTime: madeAt,
    inProgressValidationBatches: 0,
    loggingV1Enabled: resource.inputs["loggingConfig"] !== undefined,
    continuousDeploymentPolicyId: "",
    trustedKeyGroups: nobody,
    trustedSigners: nobody,
  };
}

function policy(kind: string): (resource: DeclaredResource) => Answer {
  return (resource) => {
    const id = resource.uuid();
    return {
      id,
      name: resource.text("name") ?? resource.physicalName({ max: 128 }),
      arn: arnOf(resource, `${kind}/${id}`),
      etag: entityId(resource, "etag"),
    };
  };
}

function originAccessControl(resource: DeclaredResource): Answer {
  const id = entityId(resource, "id");
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 64 }),
    arn: arnOf(resource, `origin-access-control/${id}`),
    etag: entityId(resource, "etag"),
  };
}

function cloudFrontFunction(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 64 });
  return {
    id: name,
    name,
    arn: arnOf(resource, `function/${name}`),
    etag: entityId(resource, "etag"),
    liveStageEtag: entityId(resource, "live"),
    status: "UNASSOCIATED",
  };
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOrigin.html */
function vpcOrigin(resource: DeclaredResource): Answer {
  const id = `vo_${resource.hash(22, alphabets.mixed, "id")}`;
  return { id, arn: arnOf(resource, `vpcorigin/${id}`), etag: entityId(resource, "etag") };
}

/** Ids and versions alike are E and 13 capitals or digits. */
function entityId(resource: DeclaredResource, salt: string): string {
  return `E${resource.hash(13, alphabets.upper, salt)}`;
}

function arnOf(resource: DeclaredResource, rest: string): string {
  return `arn:aws:cloudfront::${resource.accountId}:${rest}`;
}
