import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { setImmediate, setTimeout } from "node:timers/promises";
import { describe, it } from "mocha";
import { startPack } from "../../policy/pack-process.ts";
import { PolicyError } from "../../policy/policy-error.ts";
import type { SetTimer } from "../../timer.ts";
import { handTimer } from "../hand-timer.ts";
import { packOf, serving } from "./packs.ts";

/** Starts what must not start, and returns what is said of it, the folder left out. */
async function refusal(folder: string, timeoutMs?: number, setTimer?: SetTimer): Promise<string> {
  try {
    (await startPack(folder, timeoutMs, setTimer)).stop();
  } catch (error) {
    assert.ok(error instanceof PolicyError, String(error));
    return error.message.replaceAll(folder, "<pack>");
  }
  return assert.fail("it started");
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

describe("a policy pack process", () => {
  it("listens until it is stopped; stopping twice is allowed", async () => {
    const listeners = process.listenerCount("exit");
    const pack = await startPack(packOf(serving()));
    assert.equal(await accepts(pack.port), true);
    pack.stop();
    pack.stop();
    while (await accepts(pack.port)) {
      // Until the process has ended.
    }
    assert.equal(process.listenerCount("exit"), listeners);
  });

  it("receives an environment without stack settings, as from the engine, and without Node options", async () => {
    const source = `
      const { NODE_OPTIONS, PULUMI_NODEJS_PROJECT, PULUMI_NODEJS_STACK, PULUMI_CONFIG } = process.env;
      console.error(NODE_OPTIONS, PULUMI_NODEJS_PROJECT, PULUMI_NODEJS_STACK, PULUMI_CONFIG);
      process.exit(7);`;
    assert.equal(
      await refusal(packOf(source)),
      "<pack>: the pack ended with code 7\n  undefined undefined undefined undefined",
    );
  });

  it("must print its port first", async () => {
    assert.equal(
      await refusal(packOf(`console.log("hello");${serving()}`)),
      '<pack>: the first line printed must be the port, got "hello"\n  print nothing before the pack is made',
    );
  });

  it("must not exit; its last output is reported without colors", async () => {
    const lines =
      'for (let line = 1; line <= 13; line++) console.error("\\u001b[31m" + line + "\\u001b[39m");';
    const told = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((line) => `\n  ${line}`).join("");
    assert.equal(
      await refusal(packOf(`${lines}process.exitCode = 3;`)),
      `<pack>: the pack ended with code 3${told}`,
    );
    assert.match(
      await refusal(packOf('throw new Error("why");')),
      /^<pack>: the pack ended with code 32\n {2}.*unhandled exception:\s+Error: why\n/,
    );
    assert.equal(
      await refusal(packOf('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);')),
      "<pack>: the pack ended with SIGTERM",
    );
  });

  it("must not hang", async () => {
    const timer = handTimer();
    const folder = packOf(`
      import { writeFileSync } from "node:fs";
      setInterval(() => {}, 1000);
      process.stderr.write("waiting\\n", () => writeFileSync("printed", ""));`);
    const refused = refusal(folder, 1500, timer.setTimer);
    while (!existsSync(join(folder, "printed"))) {
      await setTimeout(5);
    }
    // One turn of the event loop reads what was printed.
    await setImmediate();
    timer.pass(1500);
    assert.equal(await refused, "<pack>: no port after 1.5 s\n  waiting");
  });

  it("must have a version", async () => {
    for (const version of [undefined, "", 1]) {
      assert.equal(
        await refusal(packOf(serving(), { version })),
        `<pack>: package.json must have a version, got ${JSON.stringify(version)}\n  write "version": "0.1.0"`,
      );
    }
    assert.match(await refusal(packOf(serving(), "null")), /must have a version, got undefined/);
  });

  it("must be an existing policy pack folder", async () => {
    const unreadable = "package.json cannot be read\n  name the folder of a policy pack";
    assert.equal(await refusal(packOf(serving(), "{")), `<pack>: ${unreadable}`);
    const nowhere = join(packOf(serving()), "nowhere");
    assert.equal(await refusal(nowhere), `<pack>: ${unreadable}`);
  });
});
