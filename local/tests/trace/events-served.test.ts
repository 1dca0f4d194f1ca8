/** Server-sent events over HTTP. @module */
import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { describe, it } from "mocha";
import { useRecordedStack } from "./recorded-stack.ts";

/** Reads a stream of events. */
async function listen(url: string, headers: Record<string, string> = {}) {
  const sent = get(`${url}/__local/events`, { headers, agent: false });
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.setEncoding("utf8");
  let text = "";
  const waiting = new Set<() => void>();
  response.on("data", (chunk: string) => {
    text += chunk;
    for (const look of waiting) {
      look();
    }
  });
  /** The events of a kind. */
  const events = (kind: string) =>
    text
      .split("\n\n")
      .filter((block) => block.startsWith(`event: ${kind}\n`))
      .map((block) => JSON.parse(block.slice(block.indexOf("data: ") + 6)));
  /** Waits until there are so many events of a kind. */
  const until = (kind: string, count: number) =>
    new Promise<ReturnType<typeof events>>((resolve) => {
      const look = () => {
        const found = events(kind);
        if (found.length >= count) {
          waiting.delete(look);
          resolve(found);
        }
      };
      waiting.add(look);
      look();
    });
  return { sent, response, until, events };
}

describe("/__local/events", () => {
  const { local, ask } = useRecordedStack();

  it("streams requests as they begin and end, and the log of their functions, without their secrets", async () => {
    const { sent, response, until } = await listen(local().url);
    assert.deepEqual(
      [response.statusCode, response.headers["content-type"], response.headers["content-length"]],
      [200, "text/event-stream", undefined],
    );
    await ask("/v1/hello/jo?q=1", { headers: { authorization: "Bearer the-credential-of-jo" } });
    const [begun, ended] = await until("request", 2);
    assert.deepEqual(
      [begun.url, begun.status, ended.id === begun.id, ended.status, ended.functions],
      ["/v1/hello/jo?q=1", undefined, true, 200, ["judge", "hello"]],
    );
    const lines = await until("log", 7);
    const said = lines.find(({ line }) => line.includes("hello jo"));
    assert.deepEqual([said.id, said.name], [begun.id, "hello"]);
    assert.ok(said.line.endsWith("hello jo with Bearer ***"));
    const record = JSON.parse((await ask(`/__local/requests/${begun.id}`)).text);
    assert.equal(record.stages[0].kind, "firewall");
    sent.destroy();
  });

  it("records nothing more when the last reader has left", async () => {
    const { sent } = await listen(local().url);
    sent.destroy();
    await once(sent, "close");
    const newest = async () => {
      await ask("/group/a.html");
      const { text } = await ask("/__local/requests?limit=1");
      return JSON.parse(text).requests[0]?.id;
    };
    // The server learns of it a little later.
    for (let last = await newest(); ; ) {
      const next = await newest();
      if (next === last) {
        break;
      }
      last = next;
    }
  });

  it("takes eight readers, and no page of another site", async () => {
    const readers = [];
    for (let count = 0; count < 8; count += 1) {
      readers.push(await listen(local().url));
    }
    const { status, text } = await ask("/__local/events");
    assert.deepEqual([status, text], [503, "at most 8 may read events: close one of them\n"]);
    for (const { sent } of readers) {
      sent.destroy();
    }
    const foreign = await listen(local().url, { origin: "https://evil.test" });
    assert.equal(foreign.response.statusCode, 403);
    const rebound = await listen(local().url, { host: "evil.test" });
    assert.equal(rebound.response.statusCode, 403);
  });

  it("ends when the runtime is closed", async () => {
    const { response } = await listen(local().url);
    const ended = once(response, "end");
    await local().close();
    await ended;
  });
});
