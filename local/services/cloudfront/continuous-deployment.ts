/**
 * Continuous deployment: a share of the requests to a distribution goes to its staging distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-continuous-deployment.html
 * @module
 */
import { sessionCookieName } from "../../../aws/cloudfront-continuous-deployment.ts";
import { filterHeaders, headerValue, setHeader } from "../../http/header-map.ts";
import type { ViewerRequest } from "../../http/message.ts";
import type { Edge, EdgeResponse } from "./edge.ts";
import { chain, type Eventual } from "./eventual.ts";
import type { Distribution, Traffic } from "./model.ts";

/** What the choice depends on. */
export interface StagingDeps {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
  /** Is told of each response which distribution gave it. @default nobody counts */
  readonly answered?: (side: Side, status: number) => void;
}

type Side = "primary" | "staging";

/** Where a request goes, and the session that it begins or continues. */
interface Choice {
  readonly side: Side;
  /** When the session began, seconds since the epoch; `undefined` without sessions. */
  readonly sinceSeconds?: number;
}

const cookieName = sessionCookieName.value;

/** A value of the session's cookie: the side, when the session began and when it was last used. */
const cookieForm = new RegExp(
  `(?:^|;)\\s*${cookieName}=(primary|staging)\\.(\\d{1,12})\\.(\\d{1,12})(?=;|\\s*$)`,
);

/** Any cookie of that name. */
const cookiePair = new RegExp(`^\\s*${cookieName}=`);

type Session = NonNullable<Extract<Traffic, { kind: "weight" }>["session"]>;

/** The session that a request continues; `undefined` when it has none, or one that is over. */
function continued(cookie: string, session: Session, nowSeconds: number): Choice | undefined {
  const [, side, since = "", last = ""] = cookieForm.exec(cookie) ?? [];
  const isOver =
    nowSeconds - Number(last) >= session.idleTtlSeconds ||
    nowSeconds - Number(since) >= session.maximumTtlSeconds;
  return side === undefined || isOver
    ? undefined
    : { side: side as Side, sinceSeconds: Number(since) };
}

function choose(traffic: Traffic, request: ViewerRequest, deps: StagingDeps): Choice {
  if (traffic.kind === "header") {
    const sent = headerValue(request.headers, traffic.name);
    return { side: sent === traffic.value ? "staging" : "primary" };
  }
  const side: Side = deps.random() < traffic.weight ? "staging" : "primary";
  if (traffic.session === undefined) {
    return { side };
  }
  const nowSeconds = Math.floor(deps.nowMs() / 1000);
  const cookie = headerValue(request.headers, "cookie") ?? "";
  return continued(cookie, traffic.session, nowSeconds) ?? { side, sinceSeconds: nowSeconds };
}

/** A request without the session's cookie, which is CloudFront's and not the application's. */
function withoutSession(request: ViewerRequest): ViewerRequest {
  const cookie = headerValue(request.headers, "cookie");
  if (cookie === undefined || !cookie.includes(cookieName)) {
    return request;
  }
  const kept = cookie.split(";").filter((pair) => !cookiePair.test(pair));
  const headers = filterHeaders(request.headers, (name) => name !== "cookie");
  if (kept.length > 0) {
    setHeader(headers, "Cookie", kept.join(";").trim());
  }
  return { ...request, headers };
}

/** A response that keeps a session alive. */
function withSession(
  response: EdgeResponse,
  { side, sinceSeconds }: Choice,
  session: Session,
  nowMs: number,
): EdgeResponse {
  const value = `${side}.${sinceSeconds}.${Math.floor(nowMs / 1000)}`;
  const cookie = `${cookieName}=${value}; Path=/; Max-Age=${session.idleTtlSeconds}; HttpOnly`;
  return { ...response, rawHeaders: [...response.rawHeaders, "Set-Cookie", cookie] };
}

/**
 * Makes the edge of a distribution, and of its staging distribution where it has one.
 *
 * @param edgeOf Makes the edge of one distribution.
 */
export function createStagedEdge(
  distribution: Distribution,
  edgeOf: (distribution: Distribution) => Edge,
  deps: StagingDeps,
): Edge {
  const { continuousDeployment } = distribution;
  const primary = edgeOf(distribution);
  if (continuousDeployment === undefined) {
    return primary;
  }
  const { traffic } = continuousDeployment;
  const edges = { primary, staging: edgeOf(continuousDeployment.staging) };
  return {
    handle(request): Eventual<EdgeResponse> {
      const choice = choose(traffic, request, deps);
      const session = traffic.kind === "weight" ? traffic.session : undefined;
      const edge = edges[choice.side];
      return chain(edge.handle(session ? withoutSession(request) : request), (response) => {
        deps.answered?.(choice.side, response.status);
        return session ? withSession(response, choice, session, deps.nowMs()) : response;
      });
    },
    async idle() {
      await Promise.all([edges.primary.idle(), edges.staging.idle()]);
    },
  };
}
