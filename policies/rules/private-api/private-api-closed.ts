import { checkEach, property, report } from "../../property-check.ts";
import {
  endpointTypes,
  isPublicRest,
  partsOfRest,
  restApiType,
  restMethodType,
} from "../../reading/rest-api-reading.ts";
import { mayBe, shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const write = 'write endpointConfiguration.types: "PRIVATE", or an authorization for each method';

export const privateApiClosed = stackRule({
  name: "private-api-closed",
  statement: "A REST API is private, or every method has an authorizer.",
  why: "Direct requests to an API on the internet bypass everything at the edge.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "critical",
  anchors: ["CKV_AWS_59", "CKV2_AWS_70", "AWS-0004"],
  evaluate: (stack) =>
    checkEach(stack.ofType(restApiType).filter(isPublicRest), (api) => {
      const methods = partsOfRest(stack, api, restMethodType);
      return methods.length === 0
        ? report(
            api,
            "endpointConfiguration.types",
            `is ${shown(endpointTypes(api)[0])}, and no method is known to have an authorizer`,
            write,
          )
        : checkEach(
            // A preflight request has no credentials.
            methods.filter(({ props }) => !mayBe(props["httpMethod"], "OPTIONS")),
            property("authorization", {
              fits: (authorization) => authorization !== undefined && authorization !== "NONE",
              found: (authorization) =>
                `is ${shown(authorization)}, and ${api.name} is not private`,
              write,
            }),
          );
    }),
});
