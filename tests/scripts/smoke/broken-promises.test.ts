/**
 * `npm run smoke` against servers that break one promise each: that check fails, and no other.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { checks } from "../../../scripts/smoke/checks.ts";
import type { Answer } from "../../../scripts/smoke/exchange.ts";
import { openSession, type SmokePorts } from "../../../scripts/smoke/open-session.ts";
import { runChecks } from "../../../scripts/smoke/run-checks.ts";
import type { StackOutputs } from "../../../scripts/smoke/stack-outputs.ts";
import { outputsOf, useSmokeTarget } from "../../conformance/smoke-target.ts";
import { signerOf } from "../../conformance/stack-controls.ts";
import { oncePerKey } from "../../once-per-key.ts";
import { evaluateVariant } from "../../stacks/recorded.ts";
import { type Asked, breaks } from "./broken-promises.ts";

/** Copies live for seconds, whatever the day is. */
const onMatchDay = oncePerKey((_: "stack") => {
  const dayMs = 86_400_000;
  const day = (ahead: number) => new Date(Date.now() + ahead * dayMs).toISOString().slice(0, 10);
  return evaluateVariant({
    matchDays: [-1, 0, 1].map(day),
    timeZone: "UTC",
    regions: ["eu-west-1", "us-east-1"],
    debugRouting: false,
    versionStamp: true,
  });
});

/** Checks of HTTPS and of load are tested elsewhere. */
const here = checks.filter(
  ({ needs = [] }) => !needs.some((need) => /^(?:https|load)$/.test(need)),
);

describe("npm run smoke, of a server that breaks a promise", () => {
  const { target, ports, options, aheadMs } = useSmokeTarget("dev", () => onMatchDay("stack"));
  let outputs: StackOutputs;
  let token = "";
  /** The last answers of the stack, by what was asked and when: it is asked once for all servers. */
  const answers = new Map<string, Answer>();
  let isRecorded = false;

  before(async () => {
    outputs = outputsOf(await onMatchDay("stack"));
    const signer = await signerOf("dev", await onMatchDay("stack"));
    token = await signer.token({ scopes: ["season", "desk"] });
    assert.deepEqual(await brokenBy(undefined), []);
    isRecorded = true;
    assert.deepEqual(await brokenBy(undefined), []);
  });

  /** Names of the checks that find a fault. */
  async function brokenBy(breaking: ((asked: Asked, answer: Answer) => Answer) | undefined) {
    const unavailable = new Set<string>();
    const startMs = aheadMs();
    const exchange: SmokePorts["exchange"] = async (base, path, question) => {
      const control = /^\/__local\/regions\/([\w-]+)\?healthy=(\w+)/.exec(path);
      if (control !== null) {
        const [, region = "", healthy] = control;
        unavailable[healthy === "true" ? "delete" : "add"](region);
      }
      const at = [base.host, path, question, [...unavailable], aheadMs() - startMs];
      const answer = await held(JSON.stringify(at), () => ports.exchange(base, path, question));
      const host = String(question.headers?.["host"] ?? base.host);
      const asked: Asked = { ...question, path, host, isOutage: unavailable.size > 0 };
      return breaking === undefined ? answer : breaking(asked, answer);
    };
    const session = await openSession(options(token), outputs, { ...ports, exchange });
    const all = await runChecks(here, session, { load: false, write: true }, Date.now);
    return all.flatMap(({ check, verdict }) =>
      verdict.kind === "kept" ? [] : [`${check.name} ${JSON.stringify(verdict)}`],
    );
  }

  async function held(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const answer = (isRecorded ? answers.get(key) : undefined) ?? (await ask());
    answers.set(key, answer);
    return answer;
  }

  it("has a server for each check", () => {
    assert.deepEqual(Object.keys(breaks).sort(), here.map(({ name }) => name).sort());
    assert.ok(target.isLocal);
  });

  for (const [name, breaking] of Object.entries(breaks)) {
    it(`fails ${name} alone`, async () => {
      const found = await brokenBy(breaking);
      assert.deepEqual(
        found.map((line) => line.slice(0, line.indexOf(" "))),
        [name],
        found.join("\n"),
      );
    });
  }
});
