/**
 * Makes checks, one after the other.
 *
 * @module
 */
import { type Check, type Need, needs, type Session, type Verdict } from "./check.ts";
import { SmokeError } from "./smoke-error.ts";

/** A check that was made. */
export interface Checked {
  readonly check: Check;
  readonly verdict: Verdict;
  /** Milliseconds that it took. */
  readonly ms: number;
}

/**
 * Makes them.
 *
 * @param allowed What the command line allows beyond reading.
 * @param done Called after each.
 */
export async function runChecks(
  checks: readonly Check[],
  session: Session,
  allowed: { readonly load: boolean; readonly write: boolean },
  nowMs: () => number,
  done: (checked: Checked) => void = () => undefined,
): Promise<readonly Checked[]> {
  const all: Checked[] = [];
  for (const check of checks) {
    const startMs = nowMs();
    const missing = (check.needs ?? []).find((need) => !isMet(need, session, allowed));
    const verdict: Verdict =
      missing === undefined
        ? await verdictOn(check, session)
        : { kind: "skipped", reason: needs[missing] };
    const checked = { check, verdict, ms: Math.round(nowMs() - startMs) };
    all.push(checked);
    done(checked);
  }
  return all;
}

/** A check whose requests get no response has found a fault. */
async function verdictOn(check: Check, session: Session): Promise<Verdict> {
  try {
    return await check.run(session);
  } catch (error) {
    if (error instanceof SmokeError) {
      throw error;
    }
    return { kind: "broken", faults: [error instanceof Error ? error.message : String(error)] };
  }
}

function isMet(
  need: Need,
  session: Session,
  allowed: { readonly load: boolean; readonly write: boolean },
): boolean {
  switch (need) {
    case "https":
      return session.base.protocol === "https:";
    case "local":
      return session.isLocal;
    case "outputs":
      return session.outputs !== undefined;
    case "token":
      return session.token !== undefined;
    case "load":
    case "write":
      return allowed[need];
  }
}
