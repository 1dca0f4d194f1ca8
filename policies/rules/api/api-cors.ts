import { httpApiType } from "../../reading/http-api.ts";
import { functionUrlType } from "../../reading/lambda.ts";
import { isTrue, part, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiCors = resourceRule({
  name: "api-cors",
  statement: "Only named sites may call with a visitor's credentials.",
  why: "Any site a visitor opens could otherwise read, in the visitor's name, whatever the API answers.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV2_AWS_75"],
  types: [httpApiType, functionUrlType],
  *evaluate({ type, props }) {
    const at = type === httpApiType ? "corsConfiguration" : "cors";
    const open = texts(part(props[at], "allowOrigins")).find((origin) => origin.endsWith("*"));
    if (open !== undefined && isTrue(part(props[at], "allowCredentials"))) {
      yield {
        at: `${at}.allowOrigins`,
        found: `has ${JSON.stringify(open)}, with credentials`,
        write: "write the sites by name, or allowCredentials: false",
      };
    }
  },
});
