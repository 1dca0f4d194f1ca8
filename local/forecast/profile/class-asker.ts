/**
 * Asks a stack for the classes of routes: each route at each place where the place can matter, else once.
 *
 * @module
 */
import type { ViewerRequest } from "../../http/message.ts";
import type { Model } from "../../model/stack-model.ts";
import type { Behavior, Distribution } from "../../services/cloudfront/model.ts";
import { compileBehaviors } from "../../services/cloudfront/request/path-pattern.ts";
import type { Statement } from "../../services/waf/web-acl-model.ts";
import type { Place } from "../traffic/country-places.ts";
import type { TrafficRoute } from "../traffic/traffic.ts";
import { filled, requestOf, tokenVariable, type Variables } from "./asked-request.ts";
import type { Asked, AskedStack } from "./asked-stack.ts";
import { FunctionList } from "./function-list.ts";
import { type Reading, readAsked } from "./read-asked.ts";
import type { RequestClass, ServiceReads } from "./request-profile.ts";

/** The time that passes between two requests, in milliseconds: what functions keep in memory ages. */
const stepMs = 500;

/** The classes of a route. */
export interface AskedRoute {
  /** By place. */
  readonly classes: readonly RequestClass[];
  /** Which of its texts in braces are in the cache key. */
  readonly keyed: readonly boolean[];
}

/** What it asks with. */
export interface ClassAskerOptions {
  readonly model: Model;
  readonly stack: AskedStack;
  readonly variables: Variables;
  /** Whether the answer to a route can depend on where its viewer is. */
  readonly isPlaced: (route: TrafficRoute) => boolean;
}

/** Asks for classes. */
export class ClassAsker {
  readonly functions: FunctionList;
  /** Variables without a value. */
  readonly missing = new Set<string>();
  /** What answered with an error: the label of the route, by status. */
  readonly errors = new Map<string, number>();
  readonly #options: ClassAskerOptions;
  readonly #reading: Reading;
  #nowMs = 0;

  constructor(options: ClassAskerOptions, rateRules: readonly string[]) {
    const { model } = options;
    const [distribution] = model.distributions;
    this.#options = options;
    this.functions = new FunctionList(model);
    this.#reading = { model, distribution, functions: this.functions, rateRules };
  }

  async moveTo(nowMs: number): Promise<void> {
    this.#nowMs = nowMs;
    await this.#options.stack.moveTo(nowMs);
  }

  /** Whether there is a token to send. */
  get hasToken(): boolean {
    return Object.hasOwn(this.#options.variables, tokenVariable);
  }

  /** Has Regional authorizers and functions keep what they keep between requests: the first request of each Region is not like the others. */
  async warm(routes: readonly TrafficRoute[], places: readonly Place[]): Promise<void> {
    const route = routes.find((each) => this.#options.isPlaced(each));
    for (const place of route === undefined ? [] : places) {
      await this.#send(route as TrafficRoute, {}, place);
    }
  }

  /** Asks for a route at places. */
  async askRoute(route: TrafficRoute, places: readonly Place[]): Promise<AskedRoute> {
    const isPlaced = this.#options.isPlaced(route);
    const asked: RequestClass[] = [];
    for (const place of isPlaced ? places : places.slice(0, 1)) {
      asked.push(await this.#ask(route, {}, place));
    }
    const keyed: boolean[] = [];
    const others: RequestClass[] = [];
    for (const [name, values] of Object.entries(route.values)) {
      if (values.length < 2) {
        keyed.push(false);
        continue;
      }
      const other = await this.#ask(route, { [name]: 1 }, places[0]);
      keyed.push(other.keeping?.key !== asked[0]?.keeping?.key);
      others.push(other);
    }
    const [first] = asked;
    const bytes = first && meanBytes(first, others);
    const reads = meanReads([...asked, ...others]);
    const classes = asked.map((each) => ({ ...each, reads, ...bytes }));
    return {
      classes: places
        .map((_, at) => classes[isPlaced ? at : 0])
        .filter((each) => each !== undefined),
      keyed,
    };
  }

  async #ask(
    route: TrafficRoute,
    choice: Readonly<Record<string, number>>,
    place: Place | undefined,
  ): Promise<RequestClass> {
    const { request, asked } = await this.#send(route, choice, place);
    const { status } = asked.response;
    if (status >= 400) {
      this.errors.set(`${route.method} ${request.path}`, status);
    }
    return readAsked(request, route.token, asked, this.#reading);
  }

  /** Sends a request. */
  async #send(
    route: TrafficRoute,
    choice: Readonly<Record<string, number>>,
    place: Place | undefined,
  ): Promise<{ readonly request: ViewerRequest; readonly asked: Asked }> {
    const { stack, variables } = this.#options;
    const { distribution } = this.#reading;
    const host = distribution?.aliases[0] ?? distribution?.domainName ?? "localhost";
    const request = requestOf(route, choice, { host, place, variables, missing: this.missing });
    await this.moveTo(this.#nowMs + stepMs);
    return { request, asked: await stack.ask(request) };
  }
}

/** Tells whether the answer to a route can depend on where its viewer is. */
export function createPlacing(model: Model): (route: TrafficRoute) => boolean {
  const [distribution] = model.distributions;
  if (distribution === undefined) {
    return () => false;
  }
  const behaviorOf = compileBehaviors(distribution.behaviors);
  const isAsked = asksForCountry(model, distribution);
  return (route) => isAsked || seesPlace(behaviorOf(filled(route.path, route, {})));
}

/** Whether a policy of a behavior tells functions, the cache or the origin where the viewer is. */
function seesPlace({ cachePolicy, originRequestPolicy }: Behavior): boolean {
  const { headers } = cachePolicy;
  const keyed = headers.kind === "allow" ? [...headers.names] : [];
  const sent = originRequestPolicy?.cloudFrontHeaders ?? [];
  return [...keyed, ...sent].some((name) => name.startsWith("cloudfront-viewer-"));
}

/** Whether a web ACL or the distribution itself asks where a viewer is. */
function asksForCountry(model: Model, { arn, geoRestriction }: Distribution): boolean {
  const asks = (statement: Statement): boolean => {
    switch (statement.kind) {
      case "geo":
        return true;
      case "and":
      case "or":
        return statement.statements.some(asks);
      case "not":
        return asks(statement.statement);
      default:
        return false;
    }
  };
  const rules = model.webAcls.get(arn)?.rules ?? [];
  return (
    geoRestriction !== undefined ||
    rules.some(({ statement }) =>
      statement.kind === "rate"
        ? statement.scopeDown !== undefined && asks(statement.scopeDown)
        : asks(statement),
    )
  );
}

/** Sizes on average over values, of the answers that are like the first. */
function meanBytes(
  first: RequestClass,
  others: readonly RequestClass[],
): Pick<RequestClass, "responseBytes" | "validatedBytes"> {
  const alike = [first, ...others.filter(({ status }) => status === first.status)];
  const mean = (of: (each: RequestClass) => number): number =>
    Math.round(alike.reduce((sum, each) => sum + of(each), 0) / alike.length);
  return {
    responseBytes: mean(({ responseBytes }) => responseBytes),
    validatedBytes: mean(({ validatedBytes }) => validatedBytes),
  };
}

/** Requests of functions on average: a sandbox that keeps what it read asks less often. */
function meanReads(classes: readonly RequestClass[]): ServiceReads {
  const mean = (of: (reads: ServiceReads) => number): number =>
    classes.reduce((sum, { reads }) => sum + of(reads), 0) / Math.max(1, classes.length);
  const names = new Set(classes.flatMap(({ reads }) => Object.keys(reads.others)));
  return {
    s3Gets: mean(({ s3Gets }) => s3Gets),
    s3Puts: mean(({ s3Puts }) => s3Puts),
    others: Object.fromEntries(
      [...names].map((name) => [name, mean(({ others }) => others[name] ?? 0)]),
    ),
  };
}
