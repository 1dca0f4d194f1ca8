/**
 * Which endpoint answers at which port and under which name.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../http/header-map.ts";
import {
  compileEndpoints,
  type Endpoint,
  nothingHere,
  portedEndpoints,
} from "../../server/endpoints.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

function endpoint(kind: string, name: string): Endpoint {
  return { kind, name, isNamed: (host) => host === name, handle: () => nothingHere("GET") };
}

const cdn = endpoint("CloudFront", "a.example.org");
const other = endpoint("CloudFront", "b.example.org");
const api = endpoint("HTTP API", "api.example.org");

describe("portedEndpoints", () => {
  it("gives ports to the distributions, and to the APIs only without one", () => {
    assert.deepEqual(portedEndpoints([cdn, other, api]), [cdn, other]);
    assert.deepEqual(portedEndpoints([api]), [api]);
    assert.deepEqual(portedEndpoints([]), []);
  });
});

describe("compileEndpoints", () => {
  const choose = compileEndpoints([cdn, other, api]);
  for (const [port, host, expected] of [
    [0, "localhost:8080", cdn],
    [1, "127.0.0.1:8082", other],
    [1, "a.example.org", cdn],
    [0, "API.example.org:8080", api],
    [0, "unknown.example.org", cdn],
    [1, "unknown.example.org", other],
    [0, "", cdn],
  ] as const) {
    it(`chooses ${expected.name} for ${host || "no Host"} at port ${port}`, () => {
      assert.equal(
        choose(port, { ...requestOf("/"), headers: headersFromRaw(["Host", host]) }),
        expected,
      );
    });
  }

  it("chooses none where there is none", () => {
    assert.equal(compileEndpoints([])(0, requestOf("/")), undefined);
  });
});
