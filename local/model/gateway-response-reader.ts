/**
 * Gateway responses that a REST API declares.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html
 * @module
 */
import { gatewayResponseTypes } from "../../aws/api-gateway-forms.ts";
import type { GraphNode } from "../program/graph.ts";
import type { DeclaredGatewayResponse } from "../services/api-gateway-rest/rest-api.ts";
import { Reader } from "./property-reader.ts";
import { partsOf, type RestParts } from "./rest-parts.ts";

/** Reads every `aws:apigateway/response:Response` of an API, by type. */
export function readGatewayResponses(
  api: GraphNode,
  parts: RestParts,
): ReadonlyMap<string, DeclaredGatewayResponse> {
  return new Map(
    partsOf(api, "aws:apigateway/response:Response", parts).map((node) => {
      const inputs = Reader.inputs(node, parts.findings);
      const status = inputs.optionalText("statusCode");
      if (status !== undefined && !/^[2-5]\d\d$/.test(status)) {
        inputs.refuse("statusCode", "must be a status from 200 to 599");
      }
      return [
        inputs.oneOf("responseType", gatewayResponseTypes.value),
        {
          ...(status === undefined ? {} : { status: Number(status) }),
          parameters: inputs.dictionary("responseParameters"),
          templates: inputs.dictionary("responseTemplates"),
        },
      ];
    }),
  );
}
