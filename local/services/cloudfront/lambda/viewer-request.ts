/**
 * The viewer-request event: a function changes the request, or generates the response to it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html
 * @module
 */
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, EdgeResult, Visit } from "../edge.ts";
import { failurePage } from "../errors/failure.ts";
import type { Eventual } from "../eventual.ts";
import type { Association } from "../model.ts";
import type { Served } from "../served.ts";
import { runRequestFunction } from "./run-edge-function.ts";

/** The visit to continue with, or a response. */
export type Entrance =
  | { readonly kind: "visit"; readonly visit: Visit }
  | { readonly kind: "served"; readonly visit: Visit; readonly served: Served };

/** A response that a function made. */
export function generated(visit: Visit, message: Message, result: EdgeResult): Entrance {
  const served: Served = {
    message,
    result,
    ageSeconds: undefined,
    entry: undefined,
    author: "viewer-function",
  };
  return { kind: "served", visit, served };
}

/** Runs the function. */
async function run(
  context: EdgeContext,
  visit: Visit,
  association: Association,
): Promise<Entrance> {
  const { path, querystring, headers, body } = visit.request;
  const subject = { uri: path, querystring, headers, body, origin: undefined };
  const outcome = await runRequestFunction(context, visit, "viewer-request", association, subject);
  switch (outcome.kind) {
    case "request": {
      const { uri, ...returned } = outcome.request;
      const request = {
        ...visit.request,
        path: uri,
        querystring: returned.querystring,
        headers: returned.headers,
        body: returned.body,
      };
      return { kind: "visit", visit: { ...visit, request } };
    }
    case "response":
      return generated(visit, outcome.message, "LambdaGeneratedResponse");
    case "failure":
      return { kind: "served", visit, served: failurePage(outcome, visit.requestId) };
  }
}

/** Runs the viewer-request function of a behavior; without one the visit continues unchanged. */
export function enter(context: EdgeContext, visit: Visit): Eventual<Entrance> {
  const association = visit.behavior.functions["viewer-request"];
  return association === undefined ? { kind: "visit", visit } : run(context, visit, association);
}
