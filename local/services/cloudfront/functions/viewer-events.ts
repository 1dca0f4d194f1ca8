/**
 * The two viewer events: a CloudFront function or one of Lambda@Edge runs, and never both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html
 * @module
 */
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import { type Failure, failurePage } from "../errors/failure.ts";
import type { Eventual } from "../eventual.ts";
import { type Entrance, enter as enterLambda, generated } from "../lambda/viewer-request.ts";
import {
  runViewerResponse as runLambda,
  showsResponse,
  viewerResponseFunction,
} from "../lambda/viewer-response.ts";
import type { Served } from "../served.ts";
import { runAtRequest, runAtResponse } from "./run-viewer-function.ts";

/** Runs a CloudFront function at viewer-request. */
async function enterFunction(context: EdgeContext, visit: Visit, arn: string): Promise<Entrance> {
  const outcome = await runAtRequest(context, visit, arn);
  switch (outcome.kind) {
    case "visit":
      return outcome;
    case "response":
      return generated(visit, outcome.message, "FunctionGeneratedResponse");
    case "failure":
      return { kind: "served", visit, served: failurePage(outcome, visit.requestId) };
  }
}

/** Runs the viewer-request function of a behavior; without one the visit continues unchanged. */
export function enter(context: EdgeContext, visit: Visit): Eventual<Entrance> {
  const arn = visit.behavior.viewerFunctions?.["viewer-request"];
  return arn === undefined ? enterLambda(context, visit) : enterFunction(context, visit, arn);
}

/** What came of a function at viewer-response. */
export type ViewerResponseOutcome =
  | { readonly kind: "response"; readonly message: Message; readonly ownBody: boolean }
  | Failure;

/** Runs a viewer-response function on a response. @param message With the headers for the viewer. */
export type ViewerResponseRun = (message: Message) => Promise<ViewerResponseOutcome>;

/** The viewer-response function that runs on a response; `undefined` when none does. */
export function viewerResponseRun(
  context: EdgeContext,
  visit: Visit,
  served: Served,
): ViewerResponseRun | undefined {
  const arn = visit.behavior.viewerFunctions?.["viewer-response"];
  if (arn !== undefined) {
    return showsResponse(served)
      ? (message) => runAtResponse(context, visit, arn, message)
      : undefined;
  }
  const association = viewerResponseFunction(visit, served);
  return (
    association &&
    (async (message) => {
      const outcome = await runLambda(context, visit, association, message);
      return outcome.kind === "failure" ? outcome : { ...outcome, ownBody: false };
    })
  );
}
