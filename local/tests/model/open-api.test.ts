/**
 * OpenAPI definitions of APIs.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readDefinition } from "../../model/open-api.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

describe("readDefinition", () => {
  it("lists each extension that is not read, at any depth, once", () => {
    const body = JSON.stringify({
      openapi: "3.0.1",
      "x-amazon-apigateway-binary-media-types": ["image/png"],
      paths: {
        "/a": {
          get: {
            "x-amazon-apigateway-integration": { type: "mock" },
            "x-amazon-apigateway-tag-value": "all",
          },
          post: { "x-amazon-apigateway-tag-value": "all" },
        },
      },
    });
    const node = resource("aws:apigateway/restApi:RestApi", "api", { inputs: { body } });
    const { notSimulated, problems } = reading((findings) => readDefinition(node, findings));
    assert.deepEqual(problems, []);
    assert.deepEqual(notSimulated, [
      "body: the extension x-amazon-apigateway-binary-media-types has no effect",
      "body: the extension x-amazon-apigateway-tag-value has no effect",
    ]);
  });
});
