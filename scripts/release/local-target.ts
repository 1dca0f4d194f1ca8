/**
 * A release on the stack that the local runtime serves, by its controls.
 *
 * @module
 */
import { ReleaseError } from "./release-error.ts";
import { type ReleaseState, readState, settingsText } from "./release-state.ts";
import type { AlarmState, ReleaseTarget, Share } from "./release-target.ts";

/** Sends requests; the global `fetch`. */
type Fetch = (url: URL, init?: { method: string; body: string }) => Promise<Response>;

/** How requests were divided, as the runtime counts them. */
interface SplitCount {
  readonly of: string;
  readonly side: string;
  readonly requests: number;
  readonly failures: number;
}

/** The thresholds of the stack's own alarms, which the runtime does not evaluate. */
const stagingErrorShare = 0.05;

/** @param stack Name of the stack that has to be served; `undefined`: any. */
export function localTarget(base: URL, stack: string | undefined, fetch: Fetch): ReleaseTarget {
  const send = async (path: string, body?: object): Promise<unknown> => {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(new URL(path, base), init).catch((cause: unknown) => {
      throw new ReleaseError(`nothing answers at ${base.origin}: npm start serves the stack dev`, {
        cause,
      });
    });
    const text = await response.text();
    if (!response.ok) {
      throw new ReleaseError(`${path} answered ${response.status}: ${text.trim()}`);
    }
    return JSON.parse(text);
  };

  async function splits(): Promise<readonly SplitCount[]> {
    const { splits: counts } = (await send("/__local/splits")) as { splits: SplitCount[] };
    return counts;
  }

  return {
    title: `${stack ?? "the stack"} at ${base.origin}`,
    isHarmless: true,
    sharesOf: "since the last deployment",
    pollMs: 1000,
    async observe() {
      const deployment = (await send("/__local/deployment")) as { stack: string; outputs: unknown };
      if (stack !== undefined && deployment.stack !== stack) {
        throw new ReleaseError(
          `${base.origin} serves ${deployment.stack}, and not ${stack}: npm start -- --stack ${stack}`,
        );
      }
      return readState(deployment.outputs, `the stack ${deployment.stack} at ${base.origin}`);
    },
    async alarming(state) {
      return alarmsOf(state, await splits());
    },
    async shares(state) {
      return (await splits()).flatMap((count): readonly Share[] => {
        const of = nameOf(count, state);
        return of === undefined ? [] : [{ of, side: count.side, requests: count.requests }];
      });
    },
    deploy: {
      command: (config) => `POST ${base.origin}/__local/deployment with ${settingsText(config)}`,
      async run(config) {
        const settings = Object.fromEntries(
          Object.entries(config).map(([key, value]) => [key, String(value)]),
        );
        await send("/__local/deployment", { settings });
      },
    },
  };
}

/** What the alarms of the stack would say: 5xx of the staging distribution, and errors of new versions. */
function alarmsOf(state: ReleaseState, counts: readonly SplitCount[]): readonly AlarmState[] {
  return counts.flatMap((count): readonly AlarmState[] => {
    const name = nameOf(count, state);
    if (name === "distribution") {
      const isOn = count.side === "staging" && count.failures > count.requests * stagingErrorShare;
      return isOn ? [{ region: "us-east-1", name: "facade-staging-alarm-errors" }] : [];
    }
    const own = name?.replace(/ \(\w+\)$/, "") ?? "";
    const each = state.functions[own];
    const isNew = each !== undefined && each.live !== each.newest && count.side === each.newest;
    return isNew && count.failures > 0 ? [{ region: each.region, name: `${own}-new-errors` }] : [];
  });
}

/** `distribution`, or the logical name of a function with the alias that was called. */
function nameOf({ of }: SplitCount, { functions }: ReleaseState): string | undefined {
  if (of.includes(":distribution/")) {
    return "distribution";
  }
  const [, , , region, , , name, alias] = of.split(":");
  const found = Object.entries(functions).find(
    ([, each]) => each.region === region && each.name === name,
  );
  return found === undefined ? undefined : `${found[0]} (${alias})`;
}
