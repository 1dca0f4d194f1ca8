/**
 * Spends a link and begins a session.
 *
 * @module
 */

import { findPerson } from "../core/auth/access-list.ts";
import {
  type AuthAnswer,
  type AuthRequest,
  emptyAnswer,
  pageAnswer,
  withCookies,
} from "../core/auth/auth-message.ts";
import { authProblem } from "../core/auth/auth-problem.ts";
import { secretInCookie, setCookie } from "../core/auth/cookies.ts";
import { linkPage } from "../core/auth/pages.ts";
import { readFields } from "../core/auth/read-fields.ts";
import { isJustSpent, isSecret, isUsable, readLink, type SentLink } from "../core/auth/records.ts";
import { type AuthFlow, type AuthPorts, nameOf, secondsOf, secretOf } from "./auth-ports.ts";
import { beginSession } from "./auth-session.ts";

/** A link and its object. */
interface OpenLink {
  readonly link: string;
  readonly record: SentLink;
  /** ETag. */
  readonly tag: string;
  /** Whether the browser that asked for it spent it a moment ago: that browser may go on. */
  readonly isSpent: boolean;
}

/** Shows the page of a link, and spends nothing. */
export const showLink: AuthFlow = async (request, _requestId, ports) => {
  const values = request.query.filter(({ name }) => name === "link").map(({ value }) => value);
  const open = values.length === 1 ? await openLink(values[0], ports) : undefined;
  return open === undefined || open.isSpent
    ? authProblem("link-unusable", "page")
    : confirmation(open, ownBrowser(request, open) !== undefined);
};

/**
 * Spends a link. Of several requests at the same time, one does; those of the browser that asked for the link get the same
 * session, so that a button that is pressed twice signs in.
 */
export const spendLink: AuthFlow = async (request, requestId, ports) => {
  const reading = readFields(request);
  if (reading.kind === "refused") {
    return authProblem(reading.code, "page");
  }
  const { fields } = reading;
  const open = await openLink(fields.get("link"), ports);
  const browser = open && ownBrowser(request, open);
  if (open === undefined || (open.isSpent && browser === undefined)) {
    return authProblem("link-unusable", "page");
  }
  if (browser === undefined && fields.get("confirm") !== "yes") {
    return confirmation(open, false);
  }
  const { email, next } = open.record;
  const access = await ports.access(requestId);
  if (access === undefined) {
    return authProblem("unavailable", "page");
  }
  const person = findPerson(access, email);
  if (person === undefined) {
    return authProblem("link-unusable", "page");
  }
  // Before the link is spent: without it, there is no session to spend it for.
  await ports.signingKey(requestId);
  if (!(await spend(open, browser !== undefined, ports))) {
    return authProblem("link-unusable", "page");
  }
  // Both are known to this browser only.
  const renewal = browser === undefined ? ports.random(32) : secretOf(`${open.link}.${browser}`);
  const begun = { email, scopes: person.scopes, renewal };
  const cookies = await beginSession(request, requestId, begun, ports);
  return withCookies(
    emptyAnswer(303, { location: next }),
    ...cookies,
    setCookie("signingIn", "", 0),
  );
};

async function openLink(
  link: string | undefined,
  { bucket, now }: AuthPorts,
): Promise<OpenLink | undefined> {
  if (!isSecret(link)) {
    return undefined;
  }
  const object = await bucket.read(`links/${nameOf(link)}`);
  if (typeof object !== "object") {
    return undefined;
  }
  const record = readLink(object.text);
  const nowSeconds = secondsOf(now());
  const isSpent = isJustSpent(record, nowSeconds);
  return isSpent || isUsable(record, nowSeconds)
    ? { link, record, tag: object.tag, isSpent }
    : undefined;
}

/**
 * The request that writes its name into the link has spent it, also when it is not told so at once.
 *
 * @param isOwn Whether it is of the browser that asked for the link, which may have spent it already.
 */
async function spend(
  { link, record, tag, isSpent }: OpenLink,
  isOwn: boolean,
  { bucket, random, now }: AuthPorts,
): Promise<boolean> {
  if (isSpent) {
    return isOwn;
  }
  const key = `links/${nameOf(link)}`;
  const spent = { by: random(16), isOwn, atSeconds: secondsOf(now()) };
  if ((await bucket.write(key, JSON.stringify({ ...record, spent }), { tag })) === "written") {
    return true;
  }
  const object = await bucket.read(key);
  const found = typeof object === "object" ? readLink(object.text)?.spent : undefined;
  return found?.by === spent.by || (isOwn && found?.isOwn === true);
}

/** The cookie of the browser that asked for the link, if this is it. */
function ownBrowser({ cookies }: AuthRequest, { record }: OpenLink): string | undefined {
  const browser = secretInCookie(cookies, "signingIn");
  return browser !== undefined && nameOf(browser) === record.browser ? browser : undefined;
}

function confirmation({ link, record }: OpenLink, isOwn: boolean): AuthAnswer {
  return pageAnswer(200, linkPage({ link, email: record.email, isOwn }));
}
