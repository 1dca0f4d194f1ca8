/**
 * What CloudFront answers when a distribution and its parts are declared.
 *
 * @module
 */
import {
  managedCachePolicies,
  managedOriginRequestPolicies,
  managedResponseHeadersPolicies,
} from "../../aws/cloudfront-managed-policies.ts";
import { distributionZoneId } from "../../aws/cloudfront-regions.ts";
import type { Answer, DeclaredResource, Reply, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Distributions, policies, origin access, functions. */
export const cloudfront: Service = {
  resources: {
    "aws:cloudfront/distribution:Distribution": distribution,
    "aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy":
      continuousDeploymentPolicy,
    "aws:cloudfront/cachePolicy:CachePolicy": policy("cache-policy"),
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": policy("origin-request-policy"),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": policy("response-headers-policy"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": originAccessControl,
    "aws:cloudfront/originAccessIdentity:OriginAccessIdentity": originAccessIdentity,
    "aws:cloudfront/function:Function": cloudFrontFunction,
    "aws:cloudfront/keyValueStore:KeyValueStore": keyValueStore,
    "aws:cloudfront/keyGroup:KeyGroup": keyGroup,
    "aws:cloudfront/publicKey:PublicKey": publicKey,
    "aws:cloudfront/keyvaluestoreKey:KeyvaluestoreKey": keyValues("key"),
    "aws:cloudfront/keyvaluestoreKeysExclusive:KeyvaluestoreKeysExclusive": keyValues(),
    "aws:cloudfront/vpcOrigin:VpcOrigin": vpcOrigin,
    "aws:cloudfront/monitoringSubscription:MonitoringSubscription": (resource) => ({
      id: resource.text("distributionId") ?? resource.name,
    }),
  },
  questions: {
    "aws:cloudfront/getCachePolicy:getCachePolicy": managed(
      "cache-policy",
      managedCachePolicies.value,
    ),
    "aws:cloudfront/getOriginRequestPolicy:getOriginRequestPolicy": managed(
      "origin-request-policy",
      managedOriginRequestPolicies.value,
    ),
    "aws:cloudfront/getResponseHeadersPolicy:getResponseHeadersPolicy": managed(
      "response-headers-policy",
      managedResponseHeadersPolicies.value,
    ),
  },
};

/** Finds a managed policy by name, with or without the prefix that its name has in AWS, or by id. */
function managed(kind: string, policies: Readonly<Record<string, { readonly id: string }>>): Reply {
  return ({ args, accountId }) => {
    const wanted = String(args["name"] ?? "").replace(/^Managed-/, "");
    const found = Object.entries(policies).find(
      ([known, { id: itsId }]) => known === wanted || itsId === args["id"],
    );
    if (found === undefined) {
      throw new Error(
        `there is no managed policy ${JSON.stringify(args["name"] ?? args["id"])}; there are ${Object.keys(policies).join(", ")}`,
      );
    }
    const [name, { id }] = found;
    const arn = `arn:aws:cloudfront::${accountId}:${kind}/${id}`;
    return { id, name: `Managed-${name}`, arn, comment: "", etag: "" };
  };
}

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

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CloudFrontOriginAccessIdentity.html */
function originAccessIdentity(resource: DeclaredResource): Answer {
  const id = entityId(resource, "id");
  return {
    id,
    arn: arnOf(resource, `origin-access-identity/${id}`),
    callerReference: `terraform-${resource.hash(26, alphabets.digits)}`,
    cloudfrontAccessIdentityPath: `origin-access-identity/cloudfront/${id}`,
    etag: entityId(resource, "etag"),
    iamArn: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`,
    s3CanonicalUserId: resource.hash(96, alphabets.hex, "user"),
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

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ContinuousDeploymentPolicy.html */
function continuousDeploymentPolicy(resource: DeclaredResource): Answer {
  const id = resource.uuid();
  return {
    id,
    arn: arnOf(resource, `continuous-deployment-policy/${id}`),
    etag: entityId(resource, "etag"),
    lastModifiedTime: madeAt,
  };
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_PublicKey.html */
function publicKey(resource: DeclaredResource): Answer {
  return {
    id: `K${resource.hash(13, alphabets.upper, "id")}`,
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    etag: entityId(resource, "etag"),
    callerReference: `terraform-${resource.hash(26, alphabets.digits)}`,
  };
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_KeyGroup.html */
function keyGroup(resource: DeclaredResource): Answer {
  return {
    id: resource.uuid(),
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    etag: entityId(resource, "etag"),
  };
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_KeyValueStore.html */
function keyValueStore(resource: DeclaredResource): Answer {
  const id = resource.uuid();
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 64 }),
    arn: arnOf(resource, `key-value-store/${id}`),
    etag: entityId(resource, "etag"),
    lastModifiedTime: madeAt,
  };
}

/** Keys of a store. @param property What identifies them beside their store. */
function keyValues(property?: string): (resource: DeclaredResource) => Answer {
  return (resource) => {
    const store = resource.text("keyValueStoreArn") ?? "";
    const key = property === undefined ? "" : `,${resource.text(property) ?? ""}`;
    return { id: `${store}${key}`, totalSizeInBytes: 0 };
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
