/**
 * Programs in the style of public ones: each is served as it is, and asked over HTTP.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "mocha";
import { type Local, type LocalOptions, startLocal } from "../../start-local.ts";
import { apiPrograms } from "./api-program-cases.ts";
import { cloudFrontPrograms } from "./cloudfront-cases.ts";
import { type Exchange, programs } from "./program-cases.ts";

/** What an answer is compared with. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends one request, with any Host, which `fetch` does not allow. */
function ask(
  url: string,
  { method = "GET", path, headers = {}, body = "" }: Exchange,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      text(response).then(
        (content) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The parts of an answer that a case names. */
function compared(answer: Answer, expected: Exchange["expected"]): Exchange["expected"] {
  const names = Object.keys(expected.headers ?? {});
  return {
    status: answer.status,
    ...(expected.body === undefined ? {} : { body: answer.body }),
    ...(expected.headers === undefined
      ? {}
      : { headers: Object.fromEntries(names.map((name) => [name, answer.headers[name]])) }),
  };
}

describe("programs in the style of public ones", () => {
  let dataFolder: string;
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "programs-"));
  });
  after(() => rm(dataFolder, { recursive: true, force: true }));

  for (const { folder, what, options = () => ({}), exchanges, notSimulated } of [
    ...programs,
    ...apiPrograms,
    ...cloudFrontPrograms,
  ]) {
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
