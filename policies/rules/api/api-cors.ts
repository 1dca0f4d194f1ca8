import { report } from "../../property-check.ts";
import { httpApiType } from "../../reading/http-api-reading.ts";
import { functionUrlType } from "../../reading/lambda-reading.ts";
import { isTrue, part, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const apiCors = resourceRule({
  name: "api-cors",
  statement: "Only named sites may send a visitor's credentials.",
  why: "Any site a visitor opens could otherwise read the API's responses with the visitor's credentials.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
  severity: "high",
  anchors: ["CKV2_AWS_75"],
  types: [httpApiType, functionUrlType],
  evaluate(resource) {
    const at = resource.type === httpApiType ? "corsConfiguration" : "cors";
    const cors = resource.props[at];
    const open = texts(part(cors, "allowOrigins")).find((origin) => origin.endsWith("*"));
    return (
      open !== undefined &&
      isTrue(part(cors, "allowCredentials")) &&
      report(
        resource,
        `${at}.allowOrigins`,
        `has ${shown(open)}, with credentials`,
        "write the sites by name, or allowCredentials: false",
      )
    );
  },
});
