/**
 * The responses that CloudFront generates itself: refusals, redirects, those of a web ACL, and those to defects.
 *
 * @module
 */
import { signedErrors } from "../../../../aws/cloudfront-private-content.ts";
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, EdgeResponse, Erring } from "../edge.ts";
import { errorPage, redirectPage } from "../errors/error-page.ts";
import { failure, failurePage, sentences } from "../errors/failure.ts";
import { signedErrorPage } from "../errors/signed-error.ts";
import { chain, type Eventual } from "../eventual.ts";
import type { Admission } from "../request/admission.ts";
import type { Served } from "../served.ts";
import { edgeResponse } from "./edge-response.ts";
import type { ErrorReplacement } from "./error-object.ts";

/** What becomes of a request that reaches neither a function nor the cache. */
type Rejection = Exclude<Admission, { kind: "admitted" }>;

/** A response of CloudFront's own, as it is. */
function own(
  context: EdgeContext,
  erring: Erring,
  message: Message,
  redirect = false,
): EdgeResponse {
  const result = redirect ? "Redirect" : "Error";
  return edgeResponse(context, erring, { message, result, ageSeconds: undefined });
}

/**
 * Responds to a request that was not admitted. A custom error page may replace a refusal, and not the
 * response of a web ACL.
 *
 * @param erring Without a behavior: none has been chosen where the web ACL blocks (`policyOnBlocked` in
 *   aws/cloudfront-behavior.ts).
 */
export function reject(
  context: EdgeContext,
  replaced: ErrorReplacement,
  erring: Erring,
  rejection: Rejection,
): Eventual<EdgeResponse> {
  context.deps.observe?.()?.note({ kind: "refusal", ...refusalOf(rejection) });
  switch (rejection.kind) {
    case "redirect": {
      const { behavior, status, location } = rejection;
      return own(context, { ...erring, behavior }, redirectPage(status, location), true);
    }
    case "blocked":
      if (rejection.answer !== undefined) {
        return own(context, erring, rejection.answer);
      }
      return refuse(
        context,
        replaced,
        erring,
        failurePage(failure(403, "blocked"), erring.requestId),
      );
    case "unsigned": {
      const { behavior, code } = rejection;
      return refuse(context, replaced, { ...erring, behavior }, signedErrorPage(code));
    }
    case "refused": {
      const { behavior, closes } = rejection;
      const page = failurePage(rejection.failure, erring.requestId);
      const refusal = refuse(context, replaced, { ...erring, behavior }, page);
      return closes ? chain(refusal, (response) => ({ ...response, closes })) : refusal;
    }
  }
}

/** Why a request is not admitted. */
function refusalOf(rejection: Rejection): { readonly status: number; readonly why: string } {
  switch (rejection.kind) {
    case "redirect":
      return {
        status: rejection.status,
        why: `viewer protocol policy ${rejection.behavior.viewerProtocolPolicy} of behavior ${rejection.behavior.pathPattern}`,
      };
    case "blocked":
      return { status: rejection.answer?.status ?? 403, why: sentences.blocked };
    case "unsigned":
      return { status: 403, why: `${rejection.code}: ${signedErrors.value[rejection.code]}` };
    case "refused":
      return { status: rejection.failure.status, why: sentences[rejection.failure.sentence] };
  }
}

/** The page for an error, or the custom error page in its place. */
function refuse(
  context: EdgeContext,
  replaced: ErrorReplacement,
  erring: Erring,
  page: Served,
): Eventual<EdgeResponse> {
  return chain(replaced(erring, page), ({ message, result }) =>
    edgeResponse(context, erring, { message, result, ageSeconds: undefined }),
  );
}

/** The response to a defect of the runtime: a page with status 500, and the cause in the log. */
export function defect(context: EdgeContext, erring: Erring, cause: unknown): EdgeResponse {
  const { requestId } = erring;
  context.deps.log({ requestId, kind: "defect", message: "the edge failed on a request", cause });
  context.deps.observe?.()?.note({ kind: "refusal", status: 500, why: sentences.defect });
  return own(context, erring, errorPage(500, sentences.defect, requestId));
}
