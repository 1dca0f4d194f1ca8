/**
 * Where functions find AWS on this machine.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @module
 */
import type { Queue } from "../services/sqs/queue.ts";

/** What the variables of a function are made of. */
export interface FunctionPlace {
  /** The address of S3 and the other APIs. */
  readonly awsUrl: string;
  /** Endpoints that the user gives, by the name of their variable. */
  readonly given: Readonly<Record<string, string>>;
  readonly queues: readonly Queue[];
}

/** Services that answer here, as their variables name them; the one without a name is for all others. */
const simulated = ["CLOUDFRONT", "SECRETS_MANAGER", "SESV2", "SNS", "SQS", "SSM"];

/**
 * The variables that differ from those on AWS. The SDK asks this machine for every service, so that nothing leaves it; and
 * since the SDK sends messages to the host of a queue's URL, URLs of queues are replaced too.
 *
 * @param environment What the function declares.
 */
export function functionEndpoints(
  environment: Readonly<Record<string, string>>,
  { awsUrl, given, queues }: FunctionPlace,
): Readonly<Record<string, string>> {
  const sqsUrl = given["AWS_ENDPOINT_URL_SQS"] ?? awsUrl;
  const urls = queues.map(({ url }) => [url, new URL(new URL(url).pathname, sqsUrl).href] as const);
  const changed = Object.entries(environment).flatMap(([name, value]) => {
    // The longest first: the name of one queue can begin with that of another.
    const local = urls
      .toSorted(([a], [b]) => b.length - a.length)
      .reduce((text, [url, here]) => text.replaceAll(url, here), value);
    return local === value ? [] : [[name, local] as const];
  });
  return {
    ...Object.fromEntries(changed),
    AWS_ENDPOINT_URL: awsUrl,
    ...Object.fromEntries(simulated.map((name) => [`AWS_ENDPOINT_URL_${name}`, awsUrl])),
    ...given,
    AWS_ENDPOINT_URL_S3: awsUrl,
  };
}
