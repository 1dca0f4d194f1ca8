/**
 * How Lambda@Edge behaves where its documentation leaves it open.
 *
 * @module
 */
import {
  edgeEventPage,
  edgeExamplesPage,
  edgeLogsPage,
  edgeResponsesPage,
  edgeRestrictionsPage,
  edgeTriggersPage,
  lambdaEdgeRestrictionsPage,
  serviceUnavailablePage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

export const bodyOfResponseEvents: Fact<string> = {
  about: "include-body on a response event",
  value: "CloudFront refuses the association.",
  ...edgeEventPage,
  certainty: "memory",
  note: "That a response event has no body is documented.",
};

export const reservedConcurrencyAtEdge: Fact<string> = {
  about: "Reserved concurrency of an edge function",
  value: "It is refused, or throttles the replicas.",
  ...lambdaEdgeRestrictionsPage,
  certainty: "memory",
  note: "The list of exclusions names provisioned concurrency only.",
};

export const fileSystemAtEdge: Fact<string> = {
  about: "A file system of an edge function",
  value: "It is refused like a VPC.",
  ...lambdaEdgeRestrictionsPage,
  certainty: "inferred",
};

export const regionalFeaturesAtEdge: Fact<string> = {
  about: "Features of Lambda that belong to a Region, such as SnapStart",
  value: "They are refused for edge functions.",
  ...lambdaEdgeRestrictionsPage,
  certainty: "inferred",
};

export const responseEventWithoutResponse: Fact<string> = {
  about: "origin-response if no response of the origin arrived",
  value: "It does not run.",
  ...edgeTriggersPage,
  certainty: "inferred",
  note: "The page states that it runs when the origin returns an error.",
};

export const deletedReadOnlyHeader: Fact<string> = {
  about: "Deleting a read-only header",
  value: "502, as for adding and changing one.",
  ...edgeRestrictionsPage,
  certainty: "inferred",
  note: "The page states that functions cannot delete it, and 502 for the other two. Logs quoted by users state the same.",
};

export const changedMethod: Fact<string> = {
  about: "A request whose method a function changed",
  value: "502.",
  ...edgeEventPage,
  certainty: "inferred",
  note: "The page states that it is read-only; a changed clientIp is ignored.",
};

export const numericStatus: Fact<string> = {
  about: "A status that a function returns as a number",
  value: "It counts like the string of its digits.",
  ...edgeExamplesPage,
  certainty: "documented",
  note: "The examples that update an error status return a number; the page on the event says string.",
};

export const headerOfAnotherKey: Fact<string> = {
  about: "A header line whose key is not the name it is listed under",
  value: "It is a line of the header it is listed under, in initial capitals.",
  ...edgeExamplesPage,
  certainty: "inferred",
  note: "The example that overrides a response header lists the line of one header under another name, to set that.",
};

export const questionMarkInUri: Fact<string> = {
  about: "A URI with `?` that a function returns",
  value: "502.",
  ...edgeRestrictionsPage,
  certainty: "inferred",
};

export const queryBeyondAscii: Fact<string> = {
  about: "A query string with characters beyond ASCII that a function returns",
  value: "502: they must be percent-encoded.",
  ...edgeRestrictionsPage,
  certainty: "inferred",
};

export const viewerResponseBody: Fact<string> = {
  about: "A body that a viewer-response function returns",
  value: "502, as for a changed status.",
  ...edgeEventPage,
  certainty: "inferred",
};

export const originLeftOut: Fact<string> = {
  about: "A request that a function returns without origin",
  value: "The origin of the behavior stays.",
  ...edgeEventPage,
  certainty: "inferred",
};

export const originAccessControlInEvent: Fact<string> = {
  about: "An S3 origin with origin access control, as events show it",
  value: "authMethod is none, and region is filled in.",
  ...edgeEventPage,
  certainty: "inferred",
};

export const signedAfterChange: Fact<string> = {
  about: "Requests to the bucket of a behavior whose origin a function returned",
  value: "They stay signed by origin access control.",
  ...edgeEventPage,
  certainty: "inferred",
  note: "AWS states that origin access control does not go together with changing the origin in a function.",
};

export const edgeTimeoutResult: Fact<string> = {
  about: "X-Cache of a function that timed out",
  value: "LambdaLimitExceeded from cloudfront, with status 503.",
  ...serviceUnavailablePage,
  certainty: "conflict",
  note: "The page about 503 counts time-outs as exceeded limits, the reference of the standard logs as LambdaExecutionError. The status is 503 in both.",
};

export const edgeFunctionName: Fact<string> = {
  about: "AWS_LAMBDA_FUNCTION_NAME at the edge",
  value: "It is that of the replica: us-east-1, a dot, and the name.",
  ...edgeLogsPage,
  certainty: "memory",
  note: "The page states it of log groups.",
};

export const headAtEdge: Fact<string> = {
  about: "A body that an edge function returns to a HEAD request",
  value: "CloudFront removes it.",
  ...edgeResponsesPage,
  certainty: "inferred",
};
