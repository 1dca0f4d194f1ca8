/**
 * Programs in the style of public ones: each is served as it is, and asked over HTTP.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Local, type LocalOptions, startLocal } from "../../start-local.ts";
import { allPrograms } from "./all-programs.ts";
import { ask, compared } from "./ask.ts";

describe("programs in the style of public ones", () => {
  let dataFolder: string;
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "programs-"));
  });
  after(() => rm(dataFolder, { recursive: true, force: true }));

  for (const { folder, what, options = () => ({}), exchanges, notSimulated } of allPrograms) {
    describe(`${folder}: ${what}`, () => {
      const lines: string[] = [];
      let local: Local;
      let given: LocalOptions;
      let end: (() => Promise<void>) | undefined;
      before(async () => {
        const { close, ...rest } = await options();
        end = close;
        given = rest;
        local = await startLocal({
          root: join(import.meta.dirname, folder),
          dataFolder: await mkdtemp(join(dataFolder, folder)),
          log: (line) => void lines.push(line),
          ...given,
        });
      });
      after(async () => {
        await local?.close();
        await end?.();
      });

      for (const exchange of exchanges) {
        const { title, port = 0, expected } = exchange;
        it(title, async () => {
          const url = local.endpoints[port]?.url ?? "";
          const answer = await ask(url, exchange);
          assert.deepEqual(
            compared(answer, expected),
            expected,
            `${answer.body}\n${lines.join("")}`,
          );
        });
      }

      it("lists what is not simulated", () => {
        const types = new Set(
          local.findings.map(({ type, what: path }) => `${type} ${path}`.trim()),
        );
        assert.deepEqual([...types].sort(), [...notSimulated].sort());
      });
    });
  }
});
