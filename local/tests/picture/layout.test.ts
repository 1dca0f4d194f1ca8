/** Where the parts of a picture are drawn. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { layOut } from "../../picture/layout.ts";
import { facade } from "./pictures.ts";

const layout = layOut(facade);
const cardsOf = (id: string) => layout.cards.filter((card) => card.part.id === id);
const cardOf = (id: string) => {
  const [card] = cardsOf(id);
  assert.ok(card !== undefined, `${id} has no card`);
  return card;
};
const edges = (kind: string) =>
  layout.edges.filter((edge) => edge.kind === kind).map(({ from, to }) => `${from} ${to}`);

describe("the layout of a picture", () => {
  it("has a card for each part", () => {
    for (const { id } of facade.parts) {
      assert.equal(cardsOf(id).length, 1, id);
    }
  });

  it("draws a function once at each behavior that it is attached to", () => {
    const [distribution] = facade.distributions;
    assert.ok(distribution !== undefined);
    const lanes = distribution.lanes.map((lane) => ({
      ...lane,
      functions: [{ event: "origin-request", part: "router" }],
    }));
    const { cards } = layOut({ ...facade, distributions: [{ ...distribution, lanes }] });
    assert.equal(cards.filter((card) => card.part.id === "router").length, 2);
  });

  it("puts no card on another, and all within the drawing", () => {
    for (const [at, one] of layout.cards.entries()) {
      assert.ok(one.x >= 0 && one.y >= 0, one.part.id);
      assert.ok(one.x + one.width <= layout.width && one.y + one.height <= layout.height);
      for (const other of layout.cards.slice(at + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        assert.ok(apart, `${one.part.id} and ${other.part.id}`);
      }
    }
  });

  it("leads requests from left to right", () => {
    const way = ["viewers", "acl", "/v1/*", "cache", "router", "api-1", "handler-1", "season"];
    const places = way.map((id) => cardOf(id).x);
    assert.deepEqual(
      places,
      [...places].sort((one, other) => one - other),
    );
  });

  it("has a frame for the distribution and for each Region, the one outside last", () => {
    assert.deepEqual(
      layout.frames.map(({ label }) => label),
      ["CloudFront cdn", "eu-west-1", "us-east-1", "ap-southeast-2", "outside of the program"],
    );
  });

  it("keeps the level of a bucket that requests reach free of other cards", () => {
    const pages = cardOf("pages");
    const cache = cardOf("cache");
    const between = layout.cards.filter(
      ({ x, y }) => y === pages.y && x > cache.x + cache.width && x < pages.x,
    );
    assert.deepEqual(between, []);
  });

  it("draws each way of requests, and each other link once", () => {
    assert.deepEqual(edges("failover"), ["router api-2"]);
    assert.deepEqual(edges("choice"), ["router api-3"]);
    assert.deepEqual(edges("replication"), ["season copy"]);
    assert.deepEqual(edges("event"), ["season jobs", "jobs worker"]);
    assert.deepEqual(
      edges("request").filter((edge) => edge.endsWith("pages")),
      ["cache pages"],
    );
    assert.equal(new Set(layout.edges.map(({ path }) => path)).size, layout.edges.length);
  });

  it("leaves columns out that nothing is in", () => {
    const { frames, cards, width } = layOut({
      ...facade,
      parts: facade.parts.filter(({ id }) => id === "viewers" || id === "pages"),
      links: [{ from: "viewers", to: "pages", kind: "request" }],
      distributions: [],
    });
    assert.deepEqual([frames.length, cards.length, width < 500], [1, 2, true]);
  });
});
