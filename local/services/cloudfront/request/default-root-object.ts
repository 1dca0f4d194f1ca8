/**
 * The object that is served for the root of a distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
 * @module
 */

/**
 * The path to request: the default root object's for exactly `/`, with any method; no other
 * directory has one.
 *
 * @param defaultRootObject Without a leading slash; empty when there is none.
 * @returns `undefined` for the root when the setting begins with a slash: CloudFront answers 403.
 */
export function withDefaultRoot(path: string, defaultRootObject: string): string | undefined {
  if (path !== "/" || defaultRootObject === "") {
    return path;
  }
  return defaultRootObject.startsWith("/") ? undefined : `/${defaultRootObject}`;
}
