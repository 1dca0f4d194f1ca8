/**
 * Errors of the sign-in API: problem documents (RFC 9457) for programs, pages for forms. They never contain request data.
 *
 * @module
 */
import { type AuthAnswer, jsonAnswer, pageAnswer } from "./auth-message.ts";
import { noticePage } from "./pages.ts";

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers?: AuthAnswer["headers"];
}

const problemKinds = {
  "body-refused": {
    status: 400,
    title: "Invalid body",
    detail: "The body must be a JSON object of strings, or a form, with each name once.",
  },
  "address-refused": {
    status: 400,
    title: "Invalid address",
    detail: 'The member "email" must be a mail address in ASCII of at most 254 characters.',
  },
  "session-missing": {
    status: 401,
    title: "Not signed in",
    detail: "There is no session, or it has ended. Sign in again.",
    headers: { "www-authenticate": "Bearer" },
  },
  "cross-site": {
    status: 403,
    title: "Other site",
    detail:
      "The request must come from a page of this site: Sec-Fetch-Site must be same-origin or, without it, Origin the address of the site.",
  },
  "path-unknown": {
    status: 404,
    title: "Path not found",
    detail: "The path is not served.",
  },
  "method-refused": {
    status: 405,
    title: "Method not allowed",
    detail: "The path does not support the method.",
  },
  "link-unusable": {
    status: 410,
    title: "Link not usable",
    detail: "The link has been used, has expired, or was never sent. Ask for another one.",
  },
  "body-too-large": {
    status: 413,
    title: "Body too large",
    detail: "The body must be UTF-8 of at most 4096 bytes.",
  },
  "media-type": {
    status: 415,
    title: "Unsupported media type",
    detail:
      "The content type must be application/json or application/x-www-form-urlencoded, in UTF-8.",
  },
  "too-many": {
    status: 429,
    title: "Too many requests",
    detail: "Too many links were asked for from this address. Try again later.",
    headers: { "retry-after": "900" },
  },
  unexpected: {
    status: 500,
    title: "Unexpected error",
    detail: "The request failed unexpectedly. Try again shortly.",
  },
  unavailable: {
    status: 503,
    title: "Signing in unavailable",
    detail: "Signing in is not available. Try again shortly.",
    headers: { "retry-after": "5" },
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** A stable name: the last segment of the document's `type`, and the outcome in the log. */
export type AuthProblemCode = keyof typeof problemKinds;

/** The form of a response: a page where a form was sent or a page was asked for. */
export type Rendering = "page" | "json";

/** The response of a problem. @throws never */
export function authProblem(
  code: AuthProblemCode,
  rendering: Rendering = "json",
  extra: AuthAnswer["headers"] = {},
): AuthAnswer {
  const { status, title, detail, headers = {} }: ProblemKind = problemKinds[code];
  const answer =
    rendering === "page"
      ? pageAnswer(status, noticePage(title, detail))
      : jsonAnswer(
          status,
          { type: `/problems/${code}`, title, detail, status },
          { "content-type": "application/problem+json" },
        );
  return { ...answer, headers: { ...answer.headers, ...headers, ...extra } };
}
