/** From CloudFront to an API: names, connections, certificates. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../http/header-map.ts";
import { OriginError, type OriginRequest } from "../../../http/message.ts";
import { createExecuteApi } from "../../../services/api-gateway-http/execute-api.ts";
import { connectPublic } from "../../../services/api-gateway-http/public-origin.ts";
import type { CustomOrigin } from "../../../services/cloudfront/model.ts";
import { createRegions } from "../../../services/region-health.ts";
import { createResolver } from "../../../services/route53/names.ts";
import { customOrigin } from "../cloudfront/edge-fixtures.ts";
import { api, apiWorld, host, noApis } from "./http-api-fixture.ts";

const table = { regions: new Map([[host, "eu-west-1"]]), records: [] };
const record = { name: "api.test", target: host, latencyRegion: undefined, hasHealthCheck: false };

function requestTo(name: string): OriginRequest {
  const headers = headersFromRaw(["Host", name]);
  return { method: "GET", path: "/a", querystring: "", headers, body: Buffer.alloc(0) };
}

/** How a request ends: a status, or the fault. */
async function ends(
  over: Partial<CustomOrigin>,
  name: string,
  outage?: "refuse" | "error",
): Promise<number | string> {
  const { deps } = apiWorld({ handler: () => ({ statusCode: 200 }) });
  const regions = createRegions(["eu-west-1"]);
  regions.set("eu-west-1", outage);
  const internet = {
    resolve: createResolver({ ...table, records: [record] }, () => true),
    regions,
    executeApi: createExecuteApi({ ...noApis, httpApis: [api] }, deps),
  };
  const request = requestTo(name);
  try {
    const connection = connectPublic(
      internet,
      { ...customOrigin, domainName: host, ...over },
      request,
      "arn:aws:cloudfront::000000000000:distribution/E1",
    );
    await connection.connect();
    return (await connection.send(request)).status;
  } catch (error) {
    assert.ok(error instanceof OriginError);
    return error.fault;
  }
}

describe("connectPublic", () => {
  it("connects to an API by its own name", async () => {
    assert.equal(await ends({}, host), 200);
  });

  it("receives 403 for a Host that API Gateway does not know", async () => {
    assert.equal(await ends({}, "d111111abcdef8.cloudfront.net"), 403);
  });

  it("resolves no unknown name", async () => {
    assert.equal(await ends({ domainName: "nobody.test" }, host), "dns");
  });

  it("fails the TLS handshake when the certificate covers neither name", async () => {
    assert.equal(await ends({ domainName: "api.test" }, "api.test"), "tls");
    assert.equal(await ends({ domainName: "api.test" }, host), 200);
  });

  it("is refused on port 80", async () => {
    assert.equal(await ends({ protocolPolicy: "http-only" }, host), "connect");
  });

  it("is refused, or receives 503, in an unavailable Region", async () => {
    assert.equal(await ends({}, host, "refuse"), "connect");
    assert.equal(await ends({}, host, "error"), 503);
  });
});
