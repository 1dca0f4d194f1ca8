/**
 * The REST API with mapping templates, with requests and the answers that AWS would give.
 *
 * @module
 */
import type { ProgramCase } from "./program-cases.ts";

const json = { "content-type": "application/json", "x-caller": "ann" };

/** The program of the folder `rest-mapping`. */
export const restMappingPrograms: readonly ProgramCase[] = [
  {
    folder: "rest-mapping",
    what: "a REST API with mapping templates, models, gateway responses, a user pool and a custom domain",
    exchanges: [
      {
        title: "maps a request for the function, and its result for the viewer",
        method: "POST",
        path: "/v1/quotes",
        headers: json,
        body: '{"product":"tea","count":2}',
        expected: {
          status: 200,
          body: '{"price": 6, "for": "v1 ann"}',
          headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
        },
      },
      {
        title: "maps an error by its pattern",
        method: "POST",
        path: "/v1/quotes",
        headers: json,
        body: '{"product":"none","count":1}',
        expected: { status: 404, body: '{"error": "NotFound: none"}' },
      },
      {
        title: "answers a body that the model refuses as the program declares",
        method: "POST",
        path: "/v1/quotes",
        headers: json,
        body: '{"product":"tea","count":0}',
        expected: {
          status: 422,
          body: '{"error": "Invalid request body", "stage": "v1"}',
          headers: { "access-control-allow-origin": "*" },
        },
      },
      {
        title: "answers 415 to a type without a template",
        method: "POST",
        path: "/v1/quotes",
        headers: { "content-type": "text/plain" },
        body: "tea",
        expected: { status: 415, body: '{"message":"Unsupported Media Type"}' },
      },
      {
        title: "answers 401 without a token of the user pool",
        path: "/v1/quotes",
        expected: { status: 401, body: '{"message":"Unauthorized"}' },
      },
      {
        title: "answers under its custom domain",
        method: "POST",
        path: "/prices/quotes",
        headers: { ...json, host: "shop.example.com" },
        body: '{"product":"tea","count":1}',
        expected: { status: 200, body: '{"price": 3, "for": "v1 ann"}' },
      },
      {
        title: "answers 404 below the custom domain where nothing is mapped",
        path: "/other/quotes",
        headers: { host: "shop.example.com" },
        expected: { status: 404 },
      },
    ],
    notSimulated: [
      "aws:apigateway/authorizer:Authorizer providerArns",
      "aws:cognito/userPool:UserPool",
    ],
  },
];
