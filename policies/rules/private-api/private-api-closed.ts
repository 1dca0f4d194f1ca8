import { endpointTypes, partsOfRest, restApiType, restMethodType } from "../../reading/rest-api.ts";
import { shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const write = 'write endpointConfiguration.types: "PRIVATE", or an authorization for each method';

export const privateApiClosed = stackRule({
  name: "private-api-closed",
  statement: "A REST API is private, or asks at every method who is calling.",
  why: "An API on the internet is open to whoever knows its address, past everything at the edge.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["CKV_AWS_59", "CKV2_AWS_70", "AWS-0004"],
  *evaluate(stack) {
    for (const api of stack.ofType(restApiType)) {
      const types = endpointTypes(api);
      if (types.includes("PRIVATE") || types.includes(unknown)) {
        continue;
      }
      const methods = partsOfRest(stack, api, restMethodType);
      if (methods.length === 0) {
        yield {
          on: api,
          at: "endpointConfiguration.types",
          found: `is ${shown(types[0])}, and no method is known to ask who is calling`,
          write,
        };
      }
      for (const on of methods) {
        const { authorization, httpMethod } = on.props;
        // A preflight has no credentials.
        if ((authorization === undefined || authorization === "NONE") && httpMethod !== "OPTIONS") {
          yield {
            on,
            at: "authorization",
            found: `is ${shown(authorization)}, and ${api.name} is not private`,
            write,
          };
        }
      }
    }
  },
});
