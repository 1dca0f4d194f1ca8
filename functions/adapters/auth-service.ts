/**
 * Serves requests to the sign-in API: finds the flow, executes it, logs one line.
 *
 * @module
 */
import { type AuthAnswer, type AuthRequest, pageAnswer } from "../core/auth/auth-message.ts";
import { type AuthProblemCode, authProblem } from "../core/auth/auth-problem.ts";
import { nextPath } from "../core/auth/next-path.ts";
import { loginPage, stylePath, styleSheet } from "../core/auth/pages.ts";
import { renderingOf } from "../core/auth/read-fields.ts";
import { isSameSite } from "../core/auth/same-site.ts";
import { keySet, serverDescription } from "../core/auth/well-known.ts";
import { showLink, spendLink } from "./auth-callback.ts";
import { login } from "./auth-login.ts";
import type { AuthFlow, AuthPorts } from "./auth-ports.ts";
import { logout, refresh, showSession } from "./auth-session.ts";
import { issueToken } from "./auth-token.ts";
import { describeCause } from "./log.ts";

/** Serves one request. @throws never */
export type ServeAuth = (request: AuthRequest, requestId: string) => Promise<AuthAnswer>;

/** The flows of a path. `GET` serves `HEAD` as well: the gateway removes the body. */
interface AuthRoute {
  readonly GET?: AuthFlow;
  readonly POST?: AuthFlow;
}

/** Executes a flow for requests of this site's pages only. */
function ownPages(flow: AuthFlow): AuthFlow {
  return async (request, requestId, ports) => {
    const facade = await ports.facade(requestId);
    return isSameSite(request, facade?.url)
      ? flow(request, requestId, ports)
      : authProblem("cross-site", renderingOf(request));
  };
}

const describeServer: AuthFlow = async (_request, requestId, { config, facade }) => {
  const address = await facade(requestId);
  return address === undefined
    ? authProblem("unavailable")
    : serverDescription(config.tokens, address.url);
};

const showStyle: AuthFlow = async () => ({
  status: 200,
  headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=300" },
  cookies: [],
  body: styleSheet,
});

const showLogin: AuthFlow = async ({ query }) =>
  pageAnswer(200, loginPage(nextPath(query.find(({ name }) => name === "next")?.value)));

/** Machines send no cookies to the token endpoint, so that it needs no check of the site. */
const routes: ReadonlyMap<string, AuthRoute> = new Map([
  ["/auth/login", { GET: showLogin, POST: ownPages(login) }],
  ["/auth/callback", { GET: showLink, POST: ownPages(spendLink) }],
  ["/auth/session", { GET: showSession }],
  ["/auth/refresh", { POST: ownPages(refresh) }],
  ["/auth/logout", { POST: ownPages(logout) }],
  ["/auth/token", { POST: issueToken }],
  [stylePath, { GET: showStyle }],
  ["/.well-known/jwks.json", { GET: async (_request, _id, { config }) => keySet(config.tokens) }],
  ["/.well-known/openid-configuration", { GET: describeServer }],
  ["/.well-known/oauth-authorization-server", { GET: describeServer }],
]);

/**
 * Makes the service.
 *
 * Each request logs one line: the path if it is served, the method, the status, the milliseconds. No address, link, token or
 * cookie is logged.
 */
export function authService(ports: AuthPorts): ServeAuth {
  return async (request, requestId) => {
    const { log, now } = ports;
    const startMs = now();
    const route = routes.get(request.path);
    let answer: AuthAnswer;
    try {
      answer = await serve(route, request, requestId, ports);
    } catch (error) {
      log("error", "request.failed", { requestId, cause: describeCause(error) });
      answer = authProblem("unavailable", renderingOf(request));
    }
    log("info", "request.answered", {
      requestId,
      route: route === undefined ? "none" : request.path,
      status: answer.status,
      ms: now() - startMs,
    });
    return answer;
  };
}

async function serve(
  route: AuthRoute | undefined,
  request: AuthRequest,
  requestId: string,
  ports: AuthPorts,
): Promise<AuthAnswer> {
  if (route === undefined) {
    return authProblem("path-unknown");
  }
  const flow = request.method === "HEAD" ? route.GET : flowOf(route, request.method);
  if (flow !== undefined) {
    return flow(request, requestId, ports);
  }
  const allow = Object.keys(route).flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : each));
  const code: AuthProblemCode = "method-refused";
  return authProblem(code, "json", { allow: allow.join(", ") });
}

function flowOf(route: AuthRoute, method: string): AuthFlow | undefined {
  return method === "GET" || method === "POST" ? route[method] : undefined;
}
