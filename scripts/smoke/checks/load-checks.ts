/**
 * The rate rules of the web ACL: bounded load, for which the address of this machine is blocked for a while.
 *
 * @module
 */
import { policyOnBlocked } from "../../../aws/cloudfront-behavior.ts";
import { rateEstimate } from "../../../aws/waf-behavior.ts";
import { type Check, type Session, verdictOf } from "../check.ts";
import type { Answer } from "../exchange.ts";
import { faultsOf } from "../expectation.ts";

/** A rate rule with the default limit of the settings. */
interface RateRule {
  readonly path: string;
  /** More than the limit. */
  readonly requests: number;
}

/** `ratePerAddressSigningIn` and `ratePerAddress` in Pulumi.yaml, and a tenth more. */
const signingIn: RateRule = { path: "/auth/login", requests: 55 };
const overall: RateRule = { path: "/v1/leagues", requests: 2_200 };

/** Requests under way at a time. */
const width = 20;

/** Rates are evaluated every 10 s, and acted on within 20 s: `rateEstimate` in aws/waf-behavior.ts. */
const stepMs = 10_000;
const stepsToClose = 6;
/** A window of 300 s, and the delays twice. */
const stepsToOpen = 36;

/** On loopback the address is one that nobody else has. */
const address = { "x-local-address": "203.0.113.250" };

/** What a rate rule answers. */
const blocked = {
  status: 429,
  headers: { "content-type": "application/json", "retry-after": /^[1-9]\d*$/ },
  never: /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
} as const;

export const loadChecks: readonly Check[] = [
  {
    name: "rate-rule",
    promise: "returns 429 to an address above the rate, and serves it again after the window",
    needs: ["load"],
    facts: { rateEstimate, policyOnBlocked },
    run: async (session) => verdictOf(await rateFaults(session)),
  },
];

async function rateFaults(session: Session): Promise<readonly string[]> {
  const headers = session.isLocal ? address : {};
  const ask = (path: string) => session.ask(path, { headers });
  const signIn = await ask(signingIn.path);
  const rule = signIn.status === 200 ? signingIn : overall;
  for (let sent = 0; sent < rule.requests; sent += width) {
    const count = Math.min(width, rule.requests - sent);
    await Promise.all(Array.from({ length: count }, () => ask(rule.path)));
  }
  const closed = await poll(session, () => ask(rule.path), stepsToClose, isBlocked);
  if (!isBlocked(closed)) {
    return [
      `GET ${rule.path}: status 429 expected after ${rule.requests} requests, found ${closed.status}`,
    ];
  }
  const faults = [
    ...faultsOf(rule, closed, {
      ...blocked,
      headers: { ...blocked.headers, "content-security-policy": null },
    }),
    ...(rule === signingIn
      ? faultsOf({ path: overall.path }, await ask(overall.path), { status: 200 })
      : []),
  ];
  const open = await poll(
    session,
    () => ask(rule.path),
    stepsToOpen,
    (answer) => !isBlocked(answer),
  );
  return [
    ...faults,
    ...(isBlocked(open)
      ? [`GET ${rule.path}: still 429 after ${(stepsToOpen * stepMs) / 1000} s`]
      : []),
  ];
}

/** Asks again and again, with a pause before each time. */
async function poll(
  session: Session,
  ask: () => Promise<Answer>,
  times: number,
  isDone: (answer: Answer) => boolean,
): Promise<Answer> {
  let answer = await ask();
  for (let time = 0; time < times && !isDone(answer); time += 1) {
    await session.pause(stepMs);
    answer = await ask();
  }
  return answer;
}

function isBlocked({ status }: Answer): boolean {
  return status === 429;
}
