/**
 * The picture in README shows what the program declares.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { assemble } from "../local/model/assemble.ts";
import type { Picture } from "../local/picture/picture.ts";
import { readPicture } from "../local/picture/read-picture.ts";
import { svgFile } from "../local/picture/svg-file.ts";
import { evaluate } from "../local/program/evaluate.ts";
import { readStack } from "../local/program/stack-file.ts";
import { regionsOf, root } from "./stacks/recorded.ts";

describe("the picture of the stack prod", () => {
  let picture: Picture;
  before(async () => {
    const graph = await evaluate(root, await readStack(root, "prod"));
    picture = readPicture(assemble(graph), graph);
  });

  const linked = (kind: string) =>
    picture.links.filter((link) => link.kind === kind).map(({ from, to }) => `${from} ${to}`);

  it("is the one in docs/images; `npm run graph` writes it", () => {
    const file = join(root, "docs/images/stack.svg");
    assert.ok(readFileSync(file, "utf8") === svgFile(picture), "docs/images/stack.svg is stale");
  });

  it("leads from each API to its function, and from the router to every Region that is no origin", () => {
    for (const region of regionsOf("prod")) {
      const link = `api:api-${region}-http function:api-${region}-handler`;
      assert.ok(linked("request").includes(link), link);
    }
    assert.deepEqual(
      linked("choice"),
      regionsOf("prod")
        .slice(2)
        .map((region) => `edge-function:geo-router-function api:api-${region}-http`),
    );
  });

  it("leads to the desk through the network alone", () => {
    const desk = picture.parts.find(({ kind }) => kind === "private-api")?.id;
    const leading = picture.links.filter(({ to }) => to === desk).map(({ from }) => from);
    assert.deepEqual(leading, ["cache:facade-distribution"]);
  });

  it("shows the replicas, and what happens after a new season", () => {
    assert.equal(linked("replication").length, regionsOf("prod").length - 1);
    assert.deepEqual(linked("event"), [
      "bucket:season-bucket queue:season-changed-queue",
      "queue:season-changed-queue function:season-changed",
    ]);
  });
});
