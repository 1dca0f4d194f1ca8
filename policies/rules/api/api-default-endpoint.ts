import { apiMappingType, httpApis, partsOfApi } from "../../reading/http-api.ts";
import { isPrivateRest, partsOfRest, restApiType } from "../../reading/rest-api.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const restMappingType = "aws:apigateway/basePathMapping:BasePathMapping";

export const apiDefaultEndpoint = stackRule({
  name: "api-default-endpoint",
  statement: "An API with a domain of its own answers under no other name.",
  why: "The name AWS gives an API stays open beside the domain, without its certificates and policies.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    const named = [
      ...httpApis(stack).filter((api) => partsOfApi(stack, api, apiMappingType).length > 0),
      // Where a private API answers its policy says.
      ...stack
        .ofType(restApiType)
        .filter(
          (api) => !isPrivateRest(api) && partsOfRest(stack, api, restMappingType).length > 0,
        ),
    ];
    for (const on of named) {
      const { disableExecuteApiEndpoint: disabled } = on.props;
      if (disabled !== unknown && !isTrue(disabled)) {
        yield {
          on,
          at: "disableExecuteApiEndpoint",
          found: `is ${shown(disabled)}`,
          write: "write disableExecuteApiEndpoint: true",
        };
      }
    }
  },
});
