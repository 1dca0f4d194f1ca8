/**
 * Authorizers of REST APIs: Lambda functions that judge a token or a request, and signatures.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import type { Bag } from "../api-gateway/function-response.ts";
import { type GatewayDeps, isCallerAllowed } from "../api-gateway/gateway.ts";
import { createJudge } from "../api-gateway/verdicts.ts";
import { deniedAnswer, restAnswer, unsignedAnswer } from "./gateway-responses.ts";
import { createPoolAuthorizer } from "./pool-authorizer.ts";
import { parameterOf } from "./request-parameter.ts";
import type { RestAuthorizer } from "./rest-api.ts";
import { authorizerEvent, type RestVisit } from "./rest-api-event.ts";

/** Lets a request on with what was found out, or answers it. */
export type RestAuthorize = (
  visit: RestVisit,
  arn: string,
  scopes: readonly string[],
) => Promise<
  { readonly authorized: AuthorizedByLambda | undefined } | { readonly refusal: Message }
>;

/** Makes an authorizer with an empty memory. */
export function createRestAuthorizer(authorizer: RestAuthorizer, deps: GatewayDeps): RestAuthorize {
  switch (authorizer.kind) {
    case "iam":
      return createSignedAuthorizer(deps);
    case "pool":
      return createPoolAuthorizer(authorizer, deps);
    case "unavailable":
      return async () => {
        deps.log(`authorizer ${authorizer.id}: ${authorizer.reason}`);
        return { refusal: restAnswer("authorizerFailed") };
      };
    case "lambda":
      return createLambdaAuthorizer(authorizer, deps);
  }
}

/** Lets requests in whose signer may invoke the method, by policies of the role or of the API. */
function createSignedAuthorizer(deps: GatewayDeps): RestAuthorize {
  return async ({ api, request }, arn) => {
    const { caller } = request;
    if (caller === undefined) {
      return { refusal: restAnswer("noRoute") };
    }
    if (caller.kind === "refused") {
      return { refusal: unsignedAnswer(caller.why) };
    }
    return isCallerAllowed(request, deps, "execute-api:Invoke", arn, api.policy)
      ? { authorized: undefined }
      : { refusal: deniedAnswer(arn, caller.principal) };
  };
}

function createLambdaAuthorizer(
  authorizer: Extract<RestAuthorizer, { kind: "lambda" }>,
  deps: GatewayDeps,
): RestAuthorize {
  const { id, type, identitySources, validation } = authorizer;
  const judge = createJudge(authorizer, deps);
  const pattern = validation === "" ? undefined : new RegExp(`^(?:${validation})$`);

  function eventOf(visit: RestVisit, methodArn: string, token: string): Bag {
    return type === "TOKEN"
      ? { type, methodArn, authorizationToken: token }
      : { ...authorizerEvent(visit), type, methodArn };
  }

  return async (visit, methodArn) => {
    const values = identitySources.map((source) => parameterOf(source, visit) ?? "");
    const [token = ""] = values;
    if (values.includes("") || (type === "TOKEN" && pattern?.test(token) === false)) {
      return { refusal: restAnswer("unauthorized") };
    }
    const { region, accountId, id: apiId } = visit.api;
    const verdict = await judge({
      // What is kept holds for one stage.
      identities: values.length === 0 ? [] : [visit.stage.name, ...values],
      event: eventOf(visit, methodArn, token),
      sourceArn: `arn:aws:execute-api:${region}:${accountId}:${apiId}/authorizers/${id}`,
    });
    if (typeof verdict === "string") {
      const isUnauthorized = verdict === "unauthorized";
      return { refusal: restAnswer(isUnauthorized ? "unauthorized" : "authorizerFailed") };
    }
    return verdict.allows(methodArn)
      ? { authorized: verdict.authorized }
      : { refusal: restAnswer("denied") };
  };
}
