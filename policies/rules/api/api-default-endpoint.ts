import { checkEach, property, turnedOn } from "../../property-check.ts";
import { apiMappingType, httpApis, partsOfApi } from "../../reading/http-api-reading.ts";
import { isPublicRest, partsOfRest, restApiType } from "../../reading/rest-api-reading.ts";
import { stackRule } from "../../rule.ts";

const restMappingType = "aws:apigateway/basePathMapping:BasePathMapping";

export const apiDefaultEndpoint = stackRule({
  name: "api-default-endpoint",
  statement: "An API with a custom domain name has no default endpoint.",
  why: "The default endpoint stays open beside the custom domain, without its certificates and policies.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      [
        ...httpApis(stack).filter((api) => partsOfApi(stack, api, apiMappingType).length > 0),
        // Who may call a private API is in its policy.
        ...stack
          .ofType(restApiType)
          .filter(
            (api) => isPublicRest(api) && partsOfRest(stack, api, restMappingType).length > 0,
          ),
      ],
      property("disableExecuteApiEndpoint", turnedOn),
    ),
});
