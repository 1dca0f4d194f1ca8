/**
 * An API with a domain of its own answers under no other name.
 *
 * @module
 */
import { apiMappingType, httpApis, partsOfApi } from "../../reading/http-api.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const apiDefaultEndpoint = stackRule({
  name: "api-default-endpoint",
  statement: "An API with a domain of its own answers under no other name.",
  why: "The name AWS gives an API stays open beside the domain, without its certificates and policies.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
  severity: "high",
  level: "mandatory",
  *judge(stack) {
    for (const on of httpApis(stack)) {
      const { disableExecuteApiEndpoint: disabled } = on.props;
      const hasName = partsOfApi(stack, on, apiMappingType).length > 0;
      if (hasName && disabled !== unknown && !isTrue(disabled)) {
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
