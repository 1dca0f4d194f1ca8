/**
 * A static website of a bucket, as its bucket declares it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
 * @module
 */

/** What a website answers with: pages of its bucket, or a redirect for every request. */
export type WebsiteBehavior =
  | {
      readonly kind: "pages";
      /** Added to paths that end in `/`, like `index.html`. */
      readonly indexSuffix: string;
      /** Key of the document for errors of class 4xx. */
      readonly errorKey: string | undefined;
      readonly rules: readonly RoutingRule[];
    }
  | {
      readonly kind: "redirect";
      readonly hostName: string;
      readonly protocol: WebsiteProtocol;
    };

/** What a redirect leads to. */
export type WebsiteProtocol = "http" | "https";

/** Redirects requests for some keys, or after some errors. */
export interface RoutingRule {
  /** What the key must start with; empty for every key. */
  readonly keyPrefix: string;
  /** The status that it applies to; without one it applies before the object is read. */
  readonly errorStatus: number | undefined;
  /** @default that of the request */
  readonly hostName: string | undefined;
  readonly protocol: WebsiteProtocol;
  readonly status: number;
  /** The whole key it leads to. */
  readonly replaceKeyWith: string | undefined;
  /** Takes the place of `keyPrefix`. */
  readonly replaceKeyPrefixWith: string | undefined;
}

/** A website. */
export interface Website {
  /** Name of its bucket. */
  readonly bucket: string;
  readonly region: string;
  /** Like `name.s3-website-eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly behavior: WebsiteBehavior;
}

const endpointForm = /^(?<bucket>.+)\.s3-website[.-](?<region>[a-z0-9-]+)\.amazonaws\.com$/;

/** The bucket that a website endpoint names, whichever of the two forms it has; `undefined` for any other name. */
export function websiteBucket(name: string): string | undefined {
  return endpointForm.exec(name)?.groups?.["bucket"];
}

/**
 * Finds the website that a name leads to. Of both forms of an endpoint the first is AWS's own for the Region; here either
 * works.
 */
export function findWebsite<Each extends Pick<Website, "bucket" | "region">>(
  websites: readonly Each[],
  name: string,
): Each | undefined {
  const { bucket, region } = endpointForm.exec(name)?.groups ?? {};
  return websites.find((website) => website.bucket === bucket && website.region === region);
}
