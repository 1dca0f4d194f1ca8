import { accessLogRequestIds } from "../../../aws/api-gateway.ts";
import { property } from "../../property-check.ts";
import { httpStageType } from "../../reading/http-api-reading.ts";
import { restStageType } from "../../reading/rest-api-reading.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const ids = accessLogRequestIds.value;

export const apiLogLines = resourceRule({
  name: "api-log-lines",
  statement: "The format of an access log is one line with the id of the request.",
  why: "API Gateway refuses any other format when the stage is made.",
  url: accessLogRequestIds.source.url,
  severity: "medium",
  types: [httpStageType, restStageType],
  evaluate: (stage) => [
    property("accessLogSettings.format", {
      fits: (format) => !/[\r\n]/.test((text(format) ?? "").trimEnd()),
      found: "has several lines",
      write: "write one line: for JSON, JSON.stringify without indentation",
    })(stage),
    property("accessLogSettings.format", {
      fits: (format) => {
        const given = text(format);
        return given === undefined || ids.some((id) => given.includes(id));
      },
      found: "has no id of the request",
      write: `write ${ids.join(" or ")} into it`,
    })(stage),
  ],
});
