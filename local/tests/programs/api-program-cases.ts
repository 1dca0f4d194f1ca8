/**
 * The programs of this folder with an API, with requests and the answers that AWS would give.
 *
 * @module
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import { listenOnLoopback } from "../../server/loopback.ts";
import { echoServer } from "./echo-server.ts";
import type { ProgramCase } from "./program-cases.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A token of the issuer. */
function tokenWith(scope: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: "https://login.example.com", aud: "pets", exp: 4_102_444_800, scope };
  const signed = `${part({ alg: "RS256", kid: "1" })}.${part(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
}

/** A server with the keys of the issuer. */
async function issuerServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "1" }];
  const server = createServer((request, response) => {
    const isDiscovery = request.url === "/.well-known/openid-configuration";
    const discovery = { jwks_uri: "https://login.example.com/keys" };
    response.end(JSON.stringify(isDiscovery ? discovery : { keys }));
  });
  const port = await listenOnLoopback(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

/** The name of the REST API `api`: its id is made from its URN. */
const restHost = { host: "cnx0u4g874.execute-api.us-east-1.amazonaws.com" };

/** Every program with an API. */
export const apiPrograms: readonly ProgramCase[] = [
  {
    folder: "http-api-quick-create",
    what: "HTTP APIs with a target, one without a permission, and a WebSocket API",
    exchanges: [
      {
        title: "invokes the target with payload format 2.0, and infers the response",
        path: "/a/b",
        headers: { origin: "https://www.example.com" },
        expected: {
          status: 200,
          body: '{"message":"/a/b","format":"2.0"}',
          headers: { "access-control-allow-origin": "https://www.example.com" },
        },
      },
      {
        title: "answers a preflight itself",
        method: "OPTIONS",
        path: "/a",
        headers: { origin: "https://www.example.com", "access-control-request-method": "GET" },
        expected: { status: 204, headers: { "access-control-allow-methods": "GET" } },
      },
      {
        title: "answers 500 where API Gateway may not invoke the function",
        port: 1,
        path: "/",
        expected: { status: 500, body: '{"message":"Internal Server Error"}' },
      },
      {
        title: "answers 501 for the WebSocket API",
        port: 2,
        path: "/",
        expected: { status: 501, body: '{"message":"WebSocket APIs are not simulated"}' },
      },
    ],
    notSimulated: [
      "aws:apigatewayv2/api:Api protocolType",
      "aws:apigatewayv2/api:Api routeSelectionExpression",
      "aws:apigatewayv2/route:Route target",
    ],
  },
  {
    folder: "http-api-definition",
    what: "an HTTP API from OpenAPI with two stages, a JWT authorizer and a backend of its own",
    exchanges: [
      {
        title: "invokes the function of a path with payload format 1.0",
        path: "/pets/7",
        expected: { status: 200, body: "$default /pets/{id}" },
      },
      {
        title: "serves a named stage below its name",
        path: "/beta/pets/7",
        expected: { status: 200, body: "beta /pets/{id}" },
      },
      {
        title: "asks for a token",
        method: "DELETE",
        path: "/pets/7",
        expected: { status: 401, headers: { "www-authenticate": "Bearer" } },
      },
      {
        title: "answers 503 for a backend that is not mapped",
        path: "/legacy/a",
        expected: { status: 503, body: '{"message":"Service Unavailable"}' },
      },
    ],
    notSimulated: [
      "aws:apigatewayv2/authorizer:Authorizer jwtConfiguration.issuer",
      "aws:apigatewayv2/integration:Integration integrationUri",
    ],
  },
  {
    folder: "http-api-definition",
    what: "with addresses for the backend and for the issuer of tokens",
    options: async () => {
      const [backend, login] = await Promise.all([echoServer(), issuerServer()]);
      return {
        origins: { "legacy.example.com": backend.url, "login.example.com": login.url },
        close: async () => {
          await Promise.all([backend.close(), login.close()]);
        },
      };
    },
    exchanges: [
      {
        title: "passes a request on to the backend",
        method: "POST",
        path: "/legacy/a/b?c=1",
        headers: { "accept-language": "de" },
        body: "in",
        expected: {
          status: 200,
          body: "POST /a/b?c=1 legacy.example.com cookie= language=de from= other= in",
        },
      },
      {
        title: "lets a token with the scope in",
        method: "DELETE",
        path: "/pets/7",
        headers: { authorization: `Bearer ${tokenWith("admin")}` },
        expected: { status: 200, body: "$default /pets/{id}" },
      },
      {
        title: "answers 403 to a token without the scope",
        method: "DELETE",
        path: "/pets/7",
        headers: { authorization: `Bearer ${tokenWith("reader")}` },
        expected: { status: 403, body: '{"message":"Forbidden"}' },
      },
    ],
    notSimulated: [],
  },
  {
    folder: "rest-api",
    what: "REST APIs with an authorizer, API keys, a mock and a definition, and one behind CloudFront",
    exchanges: [
      {
        title: "serves the API behind the distribution below its origin path",
        path: "/items/7",
        expected: { status: 200, body: '{"resource":"/items/{id}","pathParameters":{"id":"7"}}' },
      },
      { title: "answers from a mock", path: "/", expected: { status: 200, body: "hello" } },
      {
        title: "asks the authorizer at the API of a name of its own",
        path: "/v1/orders/7",
        headers: { ...restHost, authorization: "allow" },
        expected: {
          status: 200,
          body: '{"resource":"/orders/{id}","pathParameters":{"id":"7"},"team":"red"}',
        },
      },
      {
        title: "answers 403 where the authorizer denies",
        path: "/v1/orders/7",
        headers: { ...restHost, authorization: "deny" },
        expected: { status: 403 },
      },
      {
        title: "answers 401 without a token",
        path: "/v1/orders/7",
        headers: restHost,
        expected: { status: 401, body: '{"message":"Unauthorized"}' },
      },
      {
        title: "answers a preflight from a mock",
        method: "OPTIONS",
        path: "/v1/orders/7",
        headers: restHost,
        expected: { status: 200, headers: { "access-control-allow-methods": "GET,OPTIONS" } },
      },
      {
        title: "answers 403 without an API key",
        path: "/v1/orders?page=1",
        headers: restHost,
        expected: { status: 403, body: '{"message":"Forbidden"}' },
      },
      {
        title: "answers 400 without a required parameter",
        path: "/v1/orders",
        headers: { ...restHost, "x-api-key": "partner-key-of-twenty-characters" },
        expected: {
          status: 400,
          body: '{"message":"Missing required request parameters: [page]"}',
        },
      },
      {
        title: "lets the key in",
        path: "/v1/orders?page=1",
        headers: { ...restHost, "x-api-key": "partner-key-of-twenty-characters" },
        expected: { status: 200 },
      },
      {
        title: "answers 429 beyond the quota of the key",
        path: "/v1/orders?page=1",
        headers: { ...restHost, "x-api-key": "partner-key-of-twenty-characters" },
        expected: { status: 429, body: '{"message":"Limit Exceeded"}' },
      },
      {
        title: "answers what the API answers without a method",
        path: "/nothing",
        expected: { status: 403, body: '{"message":"Missing Authentication Token"}' },
      },
    ],
    notSimulated: [
      "aws:cloudfront/distribution:Distribution origins[0].customOriginConfig.originSslProtocols",
      "aws:cloudfront/distribution:Distribution viewerCertificate",
    ],
  },
  {
    folder: "function-url",
    what: "a function URL behind an origin access control, and an open one",
    exchanges: [
      {
        title: "signs the requests of the distribution",
        path: "/a/b",
        expected: { status: 200, body: '{"path":"/a/b","method":"GET"}' },
      },
      {
        title: "answers 403 to a body without its hash",
        method: "POST",
        path: "/form",
        body: "x=1",
        expected: { status: 403 },
      },
      {
        title: "passes a body with its hash on",
        method: "POST",
        path: "/form",
        headers: { "x-amz-content-sha256": "hash" },
        body: "x=1",
        expected: { status: 200, body: '{"path":"/form","method":"POST"}' },
      },
      {
        title: "answers 403 to a direct request",
        path: "/a",
        headers: { host: "dvqzwoc1xtcdlqj1go3ukmc3cta84deb.lambda-url.us-east-1.on.aws" },
        expected: { status: 403, body: '{"message":"Forbidden"}' },
      },
      {
        title: "lets everyone in at the open one",
        path: "/a",
        headers: {
          host: "mahaf0ma5xucccbgbl4d6wyq1hhm00y2.lambda-url.us-east-1.on.aws",
          origin: "https://a.test",
        },
        expected: { status: 200, headers: { "access-control-allow-origin": "*" } },
      },
    ],
    notSimulated: [
      "aws:cloudfront/distribution:Distribution origins[0].customOriginConfig.originSslProtocols",
      "aws:cloudfront/distribution:Distribution viewerCertificate",
    ],
  },
];
