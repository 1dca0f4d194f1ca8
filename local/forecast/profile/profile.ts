/**
 * What a program does for each class of requests of a traffic: asked of the runtime, once each.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Model } from "../../model/stack-model.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { askPlan, ClassList } from "./ask-plan.ts";
import { tokenVariable, type Variables } from "./asked-request.ts";
import { startAskedStack } from "./asked-stack.ts";
import { ClassAsker, createPlacing } from "./class-asker.ts";
import { logPlan } from "./log-plan.ts";
import { patternPlan } from "./pattern-plan.ts";
import type { Profile, ProfiledRoute, RateRule, RequestClass } from "./request-profile.ts";

/** How to ask. */
export interface ProfileOptions {
  /** Folder of the project. */
  readonly root: string;
  /** Values for `${NAME}` in headers of routes: `TOKEN` for those with a token. @default none */
  readonly variables?: Variables;
  /** Changes of the program that its model has, in words. @default none */
  readonly variant?: string;
}

/**
 * Runs a program's functions for the requests of a traffic. The same program and traffic give the same profile.
 *
 * @throws what the start of a stack throws.
 */
export async function profile(
  model: Model,
  traffic: Traffic,
  { root, variables = {}, variant = "" }: ProfileOptions,
): Promise<Profile> {
  const [distribution] = model.distributions;
  const rateRules = rateRulesOf(model);
  const isPlaced = createPlacing(model);
  const { plan, logged } =
    traffic.kind === "log"
      ? logPlan(model, traffic, isPlaced)
      : {
          plan: patternPlan(model, traffic, Object.hasOwn(variables, tokenVariable)),
          logged: undefined,
        };
  const { startMs } = plan;
  const stack = await startAskedStack(model, { root, startMs, randomBytes: bytesOf("profile") });
  const classes = new ClassList();
  const asker = new ClassAsker(
    { model, stack, variables, isPlaced },
    rateRules.map(({ name }) => name),
  );
  const asked = await askPlan(plan, { asker, stack, classes }).finally(() => stack.close());
  const { routes, refused } =
    plan.isDerived === true ? withoutRefused(asked, classes.list) : { routes: asked, refused: [] };
  return {
    project: model.project,
    stack: model.stack,
    traffic,
    variant,
    hasDistribution: distribution !== undefined,
    hasWebAcl: distribution !== undefined && model.webAcls.has(distribution.arn),
    places: plan.places,
    phases: plan.phases,
    classes: classes.list,
    routes,
    functions: asker.functions.functions,
    rateRules,
    throttles: throttlesOf(model),
    originShield: undefined,
    ...(logged !== undefined && { logged }),
    limits: [...plan.limits, ...refused, ...limitsOf(model, asker)],
  };
}

/** Leaves out routes that need credentials, which nobody named. */
function withoutRefused(
  routes: readonly ProfiledRoute[],
  classes: readonly RequestClass[],
): { readonly routes: readonly ProfiledRoute[]; readonly refused: readonly string[] } {
  const isRefused = ({ classes: [first] }: ProfiledRoute) =>
    /^40[13]$/.test(String(classes[first?.[0] ?? -1]?.status));
  const left = routes.filter((route) => !isRefused(route));
  const total = left.reduce(
    (sum, { share, client }) => sum + (client === undefined ? share : 0),
    0,
  );
  return total === 0
    ? { routes, refused: [] }
    : {
        routes: left.map((route) =>
          route.client === undefined ? { ...route, share: route.share / total } : route,
        ),
        refused: routes
          .filter(isRefused)
          .map(({ label }) => `${label} is left out: it is refused without credentials.`),
      };
}

function rateRulesOf({ distributions, webAcls }: Model): readonly RateRule[] {
  const [distribution] = distributions;
  const rules = (distribution && webAcls.get(distribution.arn)?.rules) ?? [];
  return rules.flatMap(({ name, statement, action }): RateRule[] =>
    statement.kind === "rate"
      ? [
          {
            name,
            limit: statement.limit,
            windowSeconds: statement.windowSeconds,
            blockStatus: action.kind === "block" ? (action.response?.status ?? 403) : undefined,
          },
        ]
      : [],
  );
}

/** Bytes that a text decides. */
function bytesOf(text: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    const blocks = Array.from({ length: Math.ceil(size / 32) }, () =>
      createHash("sha256").update(`${text} ${count++}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, size);
  };
}

function throttlesOf({ httpApis, restApis }: Model): Profile["throttles"] {
  const entries = [
    ...httpApis.map((api) => ["http", api] as const),
    ...restApis.map((api) => ["rest", api] as const),
  ].flatMap(([type, api]) => {
    const [stage] = api.stages.values();
    const key = `${type} ${api.name ?? api.id} ${api.region}`;
    return stage === undefined ? [] : [[key, stage.throttle] as const];
  });
  return Object.fromEntries(entries);
}

/** What was asked and could not be answered as it would be, and what is passed over. */
function limitsOf(model: Model, asker: ClassAsker): readonly string[] {
  return [
    ...(model.distributions.length > 1
      ? [`Only the first distribution of ${model.distributions.length} is simulated.`]
      : []),
    ...(asker.missing.size > 0
      ? [`Headers are left out whose variables have no value: ${[...asker.missing].join(", ")}.`]
      : []),
    ...[...asker.errors].map(([what, status]) => `${what} answers ${status} here.`),
  ];
}
