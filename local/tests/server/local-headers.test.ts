/** Where a viewer says it is, over real sockets and before any rule. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { afterEach, describe, it } from "mocha";
import { parsePlace, placeViewer } from "../../server/local-headers.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";
import { closeAll, listen } from "./listening.ts";
import { get, send } from "./raw-client.ts";

afterEach(closeAll);

const newZealand = { country: "NZ", countryName: "New Zealand" };
const auckland = { latitude: "-36.85", longitude: "174.76" };

describe("parsePlace", () => {
  for (const [text, expected] of [
    ["NZ", newZealand],
    ["nz", newZealand],
    ["US-CA", { country: "US", countryName: "United States", region: "CA" }],
    ["-36.85,174.76", auckland],
    ["NZ;-36.85,174.76", { ...newZealand, ...auckland }],
    ["90,180", { latitude: "90", longitude: "180" }],
    ["-90,-180", { latitude: "-90", longitude: "-180" }],
    ["", undefined],
    ["XX", undefined],
    ["ZZ", undefined],
    ["EU", undefined],
    ["NZL", undefined],
    ["NZ-", undefined],
    ["NZ-AUKL", undefined],
    ["NZ,AU", undefined],
    ["NZ, AU", undefined],
    ["NZ;", undefined],
    [";1,2", undefined],
    ["NZ1,2", undefined],
    ["1", undefined],
    ["1,", undefined],
    ["1,2,3", undefined],
    ["1, 2", undefined],
    ["90.1,0", undefined],
    ["0,-180.1", undefined],
    ["1e3,0", undefined],
    ["NaN,0", undefined],
    ["+1,2", undefined],
  ] as const) {
    it(`parses ${JSON.stringify(text)} as ${JSON.stringify(expected) ?? "no place"}`, () =>
      assert.deepEqual(parsePlace(text), expected));
  }

  it("accepts any string, and every pair of coordinates", () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePlace(text)));
    const degrees = (most: number) => fc.integer({ min: -most * 100, max: most * 100 });
    fc.assert(
      fc.property(degrees(90), degrees(180), (north, east) => {
        const place = { latitude: String(north / 100), longitude: String(east / 100) };
        assert.deepEqual(parsePlace(`${place.latitude},${place.longitude}`), place);
      }),
    );
  });
});

describe("placeViewer", () => {
  it("leaves a request without the headers unchanged", () => {
    const request = requestOf("/");
    assert.deepEqual(placeViewer(request), { kind: "placed", request, traced: false });
  });

  it("removes both headers and their bytes", () => {
    const bare = requestOf("/", { headers: ["X-A", "1"], headerBytes: 100 });
    const sent = requestOf("/", {
      headers: ["X-Local-Viewer", "NZ", "X-A", "1", "x-local-address", "2001:db8::7"],
      headerBytes: 100 + 20 + 30,
    });
    assert.deepEqual(placeViewer(sent), {
      kind: "placed",
      request: { ...bare, clientIp: "2001:db8::7", place: newZealand },
      traced: false,
    });
  });

  it("removes what asks for a trace, and refuses anything but 1 there", () => {
    const bare = requestOf("/", { headerBytes: 100 });
    const sent = { headers: ["X-Local-Trace", "1"], headerBytes: 100 + 18 };
    const traced = { kind: "placed", request: bare, traced: true };
    assert.deepEqual(placeViewer(requestOf("/", sent)), traced);
    assert.deepEqual(placeViewer(requestOf("/", { headers: ["x-local-trace", "yes"] })), {
      kind: "refused",
      problem: 'x-local-trace must be 1, got "yes"',
    });
  });

  it("keeps the peer's address when only a place is given", () => {
    const placing = placeViewer(requestOf("/", { headers: ["x-local-viewer", "NZ"] }));
    assert.equal(placing.kind === "placed" && placing.request.clientIp, "203.0.113.7");
  });

  for (const address of ["", "localhost", "203.0.113", "203.0.113.7:80", "fe80::1%eth0", "1, 2"]) {
    it(`refuses ${JSON.stringify(address)} for an address`, () =>
      assert.deepEqual(placeViewer(requestOf("/", { headers: ["x-local-address", address] })), {
        kind: "refused",
        problem: `x-local-address must be an IPv4 or IPv6 address like 203.0.113.7 or 2001:db8::7, got ${JSON.stringify(address)}`,
      }));
  }

  it("refuses two lines of one header", () => {
    const headers = ["x-local-viewer", "NZ", "x-local-viewer", "AU"];
    assert.deepEqual(placeViewer(requestOf("/", { headers })), {
      kind: "refused",
      problem:
        'x-local-viewer must be a country like NZ, a country and region like US-CA, coordinates like -36.85,174.76, or both like NZ;-36.85,174.76, got "NZ, AU"',
    });
  });
});

describe("a front", () => {
  it("passes the viewer's place on, without the headers", async () => {
    const { port, seen } = await listen();
    await send(port, get("/a", ["X-Local-Viewer: NZ", "X-Local-Address: 198.51.100.9"]));
    const request = seen[0] ?? assert.fail("no request came");
    assert.deepEqual(Object.keys(request.headers), ["host"]);
    assert.equal(request.headerBytes, "Host: localhost\r\n".length);
    assert.equal(request.clientIp, "198.51.100.9");
    assert.deepEqual(request.place, newZealand);
  });

  it("returns 400 with an explanation for an invalid place, and keeps serving", async () => {
    const { port, seen } = await listen();
    const { text } = await send(port, get("/a", ["x-local-viewer: Narnia"]) + get("/a"), 2);
    assert.match(text, /^HTTP\/1\.1 400 .*x-local-viewer must be .*, got "Narnia"\n/s);
    assert.match(text, /HTTP\/1\.1 200 OK/);
    assert.equal(seen.length, 1);
  });
});
