/**
 * CloudFront's events, as its documentation shows them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @module
 */
import type {
  CloudFrontRequest,
  CloudFrontRequestEvent,
  CloudFrontResponse,
  CloudFrontResponseEvent,
} from "aws-lambda";

const config = {
  distributionDomainName: "d111111abcdef8.cloudfront.net",
  distributionId: "EDFDVBD6EXAMPLE",
  requestId: "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==",
};

/** The request id that every event here carries. */
export const { requestId } = config;

/** A request on its way to the season bucket. */
export function bucketRequest(parts: Partial<CloudFrontRequest> = {}): CloudFrontRequest {
  return {
    clientIp: "203.0.113.178",
    method: "GET",
    uri: "/rugby_data.json",
    querystring: "",
    headers: {
      host: [{ key: "Host", value: "season.s3.eu-west-1.amazonaws.com" }],
      "user-agent": [{ key: "User-Agent", value: "Amazon CloudFront" }],
    },
    origin: {
      s3: {
        customHeaders: {},
        domainName: "season.s3.eu-west-1.amazonaws.com",
        path: "",
        authMethod: "none",
      },
    },
    ...parts,
  };
}

/** An origin-request event. */
export function originRequestEvent(parts: Partial<CloudFrontRequest> = {}): CloudFrontRequestEvent {
  return {
    Records: [
      { cf: { config: { ...config, eventType: "origin-request" }, request: bucketRequest(parts) } },
    ],
  };
}

/** An origin-response or viewer-response event. */
export function responseEvent(
  eventType: "origin-response" | "viewer-response",
  response: CloudFrontResponse,
): CloudFrontResponseEvent {
  return {
    Records: [{ cf: { config: { ...config, eventType }, request: bucketRequest(), response } }],
  };
}
