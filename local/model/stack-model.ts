/**
 * What a graph amounts to at request time: everything joined, nothing Pulumi's any more.
 *
 * @module
 */

import type { NotSimulated } from "../program/graph.ts";
import type { PublicApis } from "../services/api-gateway-http/execute-api.ts";
import type { ViewerFunction } from "../services/cloudfront/functions/viewer-function.ts";
import type { Distribution } from "../services/cloudfront/model.ts";
import type { FunctionUrl } from "../services/function-url/function-url.ts";
import type { PackageFiles } from "../services/lambda/function-package.ts";
import type { FunctionPolicies } from "../services/lambda/function-policy.ts";
import type { FunctionVersion } from "../services/lambda/invoker.ts";
import type { QueueMapping } from "../services/lambda/queue-event-source.ts";
import type { NameTable } from "../services/route53/names.ts";
import type { Replication } from "../services/s3/buckets.ts";
import type { Notification } from "../services/s3/notifications.ts";
import type { CorsRule } from "../services/s3/rules/cors.ts";
import type { Website } from "../services/s3/website/website.ts";
import type { PrivateNetworks } from "../services/vpc/networks.ts";
import type { WebAcl } from "../services/waf/web-acl-model.ts";
import type { Access } from "./access.ts";
import type { AccessKeys } from "./access-keys.ts";
import type { ApiResources } from "./api-resources-reader.ts";

/** An S3 bucket. */
export interface Bucket {
  readonly name: string;
  readonly arn: string;
  /** AWS Region. */
  readonly region: string;
  readonly versioned: boolean;
  /** Whether versioning is suspended. @default false */
  readonly suspended?: boolean;
  /** Which pages of other origins may use it. @default none */
  readonly cors?: readonly CorsRule[];
  /** Where its new objects go as well. */
  readonly replication?: Replication;
  readonly urn: string;
}

/** What an object holds. Assembling reads no file, so a file stays a path. */
export type SeedContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "base64"; readonly base64: string }
  | { readonly kind: "file"; readonly path: string }
  /** To be zipped, as the engine does before it uploads. */
  | { readonly kind: "archive"; readonly files: PackageFiles };

/** An object the program uploads. */
export interface ObjectSeed {
  /** Name of its bucket. */
  readonly bucket: string;
  /** Without a leading slash. */
  readonly key: string;
  readonly content: SeedContent;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
  readonly contentDisposition: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentLanguage: string | undefined;
  /** Where a website redirects requests for it. @default nowhere */
  readonly websiteRedirect?: string;
  /** `x-amz-meta-*` without the prefix, names in lower case as S3 keeps them. */
  readonly metadata: Readonly<Record<string, string>>;
  /** SHA-256, hexadecimal, of all of the above and of the bytes: one fingerprint, one upload. */
  readonly fingerprint: string;
  readonly urn: string;
}

/** An object the program copies, unless its target is there already. */
export interface ObjectCopy {
  readonly source: { readonly bucket: string; readonly key: string };
  readonly target: { readonly bucket: string; readonly key: string };
  readonly urn: string;
}

/** One stack, ready to be served. */
export interface Model extends PublicApis, PrivateNetworks, ApiResources {
  readonly project: string;
  readonly stack: string;
  /** Enabled ones only: CloudFront serves nothing for the others. */
  readonly distributions: readonly Distribution[];
  /** By the ARN of the distribution it stands before. */
  readonly webAcls: ReadonlyMap<string, WebAcl>;
  /** By ARN with version. */
  readonly functions: ReadonlyMap<string, FunctionVersion>;
  /** CloudFront functions. */
  readonly viewerFunctions: readonly ViewerFunction[];
  readonly buckets: readonly Bucket[];
  /** For what happens to objects of the buckets. */
  readonly notifications: readonly Notification[];
  /** Functions that are invoked with messages of queues. */
  readonly queueMappings: readonly QueueMapping[];
  /** Static websites of the buckets. */
  readonly websites: readonly Website[];
  readonly objects: readonly ObjectSeed[];
  /** To be made once the objects lie where they belong. */
  readonly copies: readonly ObjectCopy[];
  readonly functionPolicies: FunctionPolicies;
  readonly functionUrls: readonly FunctionUrl[];
  readonly names: NameTable;
  readonly access: Access;
  readonly accessKeys: AccessKeys;
  /** Resources as a whole once a type; properties once a resource. */
  readonly notSimulated: readonly NotSimulated[];
}
