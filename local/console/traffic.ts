/**
 * Requests of viewers that do not exist: so many a second, by the clock of the stack, through the handler of its first endpoint.
 *
 * @module
 */
import type { Clock } from "../clock.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { EdgeResponse } from "../services/cloudfront/edge.ts";
import type { Eventual } from "../services/cloudfront/eventual.ts";
import { type SetTimer, within } from "../timer.ts";
import { AnswerCounts, type AnswerSummary } from "./answer-counts.ts";

/** What is sent. */
export interface TrafficPlan {
  readonly kind: "flood" | "match-day";
  readonly seconds: number;
  /** Requests a second at a time, in seconds since the start. */
  readonly rateAt: (second: number) => number;
  readonly next: () => ViewerRequest;
  /** Whether one request follows every {@link probeMs} after the end, until one passes that was blocked. */
  readonly probes: boolean;
}

/** What became of it so far. Times are those of the clock of the stack, in milliseconds since the epoch. */
export interface TrafficState extends AnswerSummary {
  readonly id: string;
  readonly kind: TrafficPlan["kind"];
  /** `probing`: the plan has ended, and its last answer was blocked. */
  readonly state: "running" | "probing" | "done" | "stopped";
  readonly startedMs: number;
  /** Of the plan. */
  readonly seconds: number;
  readonly elapsedSeconds: number;
  readonly sent: number;
  /** Requests that were due and not sent: too many others waited for their answers, or the machine slept. */
  readonly skipped: number;
  readonly waiting: number;
}

/** What traffic needs of the stack. */
export interface TrafficDeps {
  readonly handle: (request: ViewerRequest) => Eventual<EdgeResponse>;
  /** The clock of the stack. */
  readonly clock: Pick<Clock, "nowMs" | "setTimer">;
  /** Measures the machine's time. */
  readonly setTimer: SetTimer;
  /** Statuses of requests that a web ACL blocks. */
  readonly blockStatuses: () => ReadonlySet<number>;
}

/** One traffic at a time. */
export interface Traffic {
  /** @returns its id; `undefined` while another is under way. */
  start(plan: TrafficPlan): string | undefined;
  /** Of the last one; `undefined` before the first. */
  state(): TrafficState | undefined;
  /** Ends what is under way. @returns whether anything was. */
  stop(): boolean;
}

const tickMs = 100;

/** How often a request is sent after the end: WAF compares rates as often, and so few count little. */
export const probeMs = 10_000;

/** How long requests are sent after the end: what WAF counted is forgotten after its longest window, 10 minutes. */
const maxProbeMs = 15 * 60_000;

/** Requests that wait for their answers at a time: fewer than may wait for a sandbox of one function. */
const maxWaiting = 200;

/** How long the next requests wait for the answers of those, in milliseconds of the machine. */
const patienceMs = 1000;

/** How much of what was due is made up for. */
const maxCatchUpMs = 1000;

/** Makes traffic that has not started. */
export function createTraffic(deps: TrafficDeps): Traffic {
  let run: Run | undefined;
  let count = 0;
  return {
    start(plan) {
      if (run?.isUnderWay === true) {
        return undefined;
      }
      count += 1;
      run = new Run(`${plan.kind}-${count}`, plan, deps);
      return run.id;
    },
    state: () => run?.state(),
    stop: () => run?.stop() ?? false,
  };
}

/** One traffic; created, it has started. */
class Run {
  readonly id: string;
  readonly #plan: TrafficPlan;
  readonly #deps: TrafficDeps;
  readonly #startedMs: number;
  readonly #answers: AnswerCounts;
  #state: TrafficState["state"] = "running";
  #callOff: () => void = () => undefined;
  #lastMs: number;
  /** Requests that are due, in thousandths. */
  #due = 0;
  #sent = 0;
  #skipped = 0;
  #waiting = 0;
  /** Whether answers did not come within {@link patienceMs}. */
  #isStuck = false;
  #endedMs: number | undefined;
  #whenRoom: (() => void) | undefined;

  constructor(id: string, plan: TrafficPlan, deps: TrafficDeps) {
    this.id = id;
    this.#plan = plan;
    this.#deps = deps;
    this.#startedMs = deps.clock.nowMs();
    this.#lastMs = this.#startedMs;
    this.#answers = new AnswerCounts(this.#startedMs, deps.blockStatuses());
    this.#wait(tickMs, () => this.#tick());
  }

  get isUnderWay(): boolean {
    return this.#state === "running" || this.#state === "probing";
  }

  stop(): boolean {
    const wasUnderWay = this.isUnderWay;
    if (wasUnderWay) {
      this.#end("stopped");
    }
    return wasUnderWay;
  }

  state(): TrafficState {
    const { kind, seconds } = this.#plan;
    const untilMs = this.#endedMs ?? this.#deps.clock.nowMs();
    return {
      id: this.id,
      kind,
      state: this.#state,
      startedMs: this.#startedMs,
      seconds,
      elapsedSeconds: Math.max(0, (untilMs - this.#startedMs) / 1000),
      sent: this.#sent,
      skipped: this.#skipped,
      waiting: this.#waiting,
      ...this.#answers.summary(),
    };
  }

  #wait(delayMs: number, next: () => Promise<void>): void {
    this.#callOff = this.#deps.clock.setTimer(next, delayMs);
  }

  #end(state: "done" | "stopped"): void {
    this.#callOff();
    this.#state = state;
    this.#endedMs = this.#deps.clock.nowMs();
  }

  /** Sends what has become due, as fast as it is answered: an advanced clock does not outrun the answers. */
  async #tick(): Promise<void> {
    const { seconds, rateAt } = this.#plan;
    const nowMs = this.#deps.clock.nowMs();
    const endMs = this.#startedMs + seconds * 1000;
    const rate = rateAt((nowMs - this.#startedMs) / 1000);
    const elapsedMs = Math.max(0, Math.min(nowMs, endMs) - this.#lastMs);
    this.#lastMs = nowMs;
    // A machine that slept does not send at once what it missed.
    this.#skipped += Math.floor((rate * Math.max(0, elapsedMs - maxCatchUpMs)) / 1000);
    this.#due += rate * Math.min(elapsedMs, maxCatchUpMs);
    for (; this.#due >= 1000; this.#due -= 1000) {
      if (this.#waiting >= maxWaiting && !(await this.#hasRoom())) {
        this.#skipped += 1;
      } else if (this.#state === "running") {
        void this.#send();
      }
    }
    if (this.#state !== "running") {
      return;
    }
    if (nowMs < endMs) {
      this.#wait(tickMs, () => this.#tick());
    } else {
      this.#afterPlan();
    }
  }

  #afterPlan(): void {
    if (this.#plan.probes && this.#answers.isBlocked) {
      this.#state = "probing";
      this.#wait(probeMs, () => this.#probe());
    } else {
      this.#end("done");
    }
  }

  async #probe(): Promise<void> {
    await this.#send();
    if (this.#state !== "probing") {
      return;
    }
    const nowMs = this.#deps.clock.nowMs();
    const untilMs = this.#startedMs + this.#plan.seconds * 1000 + maxProbeMs;
    if (this.#answers.isBlocked && nowMs < untilMs) {
      this.#wait(probeMs, () => this.#probe());
    } else {
      this.#end("done");
    }
  }

  /** What an endpoint throws at once is as what it throws later. */
  #handle(): Eventual<Pick<EdgeResponse, "status">> {
    try {
      return this.#deps.handle(this.#plan.next());
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Sends one request. What an endpoint throws is a defect, and counts as no answer. */
  #send(): Promise<void> | undefined {
    const sentMs = this.#deps.clock.nowMs();
    this.#sent += 1;
    const answered = this.#handle();
    if (!(answered instanceof Promise)) {
      this.#answers.add(answered.status, sentMs);
      return undefined;
    }
    this.#waiting += 1;
    return answered
      .then(
        ({ status }) => this.#answers.add(status, sentMs),
        () => this.#answers.add("none", sentMs),
      )
      .finally(() => {
        this.#waiting -= 1;
        if (this.#waiting <= maxWaiting / 2) {
          this.#isStuck = false;
          this.#whenRoom?.();
        }
      });
  }

  /** Waits until half of those that wait have their answers; where that takes too long, the next ones do not wait for it. */
  async #hasRoom(): Promise<boolean> {
    if (this.#isStuck) {
      return false;
    }
    const room = new Promise<void>((resolve) => {
      this.#whenRoom = resolve;
    });
    await within(room, patienceMs, this.#deps.setTimer, () => new Error("no room")).catch(() => {
      this.#isStuck = true;
    });
    return !this.#isStuck;
  }
}
