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
import { isSecret, isUsable, type LinkRecord, readLink } from "../core/auth/records.ts";
import { type AuthFlow, type AuthPorts, nameOf, secondsOf } from "./auth-ports.ts";
import { beginSession } from "./auth-session.ts";

/** A link that can be used, and the ETag of its object. */
interface OpenLink {
  readonly link: string;
  readonly record: LinkRecord & { readonly email: string };
  readonly tag: string;
}

/** Shows the page of a link, and spends nothing. */
export const showLink: AuthFlow = async (request, _requestId, ports) => {
  const values = request.query.filter(({ name }) => name === "link").map(({ value }) => value);
  const open = values.length === 1 ? await openLink(values[0], ports) : undefined;
  return open === undefined
    ? authProblem("link-unusable", "page")
    : confirmation(open, isOwn(request, open));
};

/** Spends a link. Of several requests at the same time, one gets a session. */
export const spendLink: AuthFlow = async (request, requestId, ports) => {
  const reading = readFields(request);
  if (reading.kind === "refused") {
    return authProblem(reading.code, "page");
  }
  const { fields } = reading;
  const open = await openLink(fields.get("link"), ports);
  if (open === undefined) {
    return authProblem("link-unusable", "page");
  }
  if (!isOwn(request, open) && fields.get("confirm") !== "yes") {
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
  if (!(await spend(open, ports))) {
    return authProblem("link-unusable", "page");
  }
  const cookies = await beginSession(request, requestId, email, person.scopes, ports);
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
  const record = typeof object === "object" ? readLink(object.text) : undefined;
  return typeof object === "object" && isUsable(record, secondsOf(now()))
    ? { link, record, tag: object.tag }
    : undefined;
}

/** The request that writes its name into the link has spent it, also when it is not told so at once. */
async function spend({ link, record, tag }: OpenLink, { bucket, random }: AuthPorts) {
  const key = `links/${nameOf(link)}`;
  const spentBy = random(16);
  if ((await bucket.write(key, JSON.stringify({ ...record, spentBy }), { tag })) === "written") {
    return true;
  }
  const object = await bucket.read(key);
  return typeof object === "object" && readLink(object.text)?.spentBy === spentBy;
}

function isOwn({ cookies }: AuthRequest, { record }: OpenLink): boolean {
  const browser = secretInCookie(cookies, "signingIn");
  return browser !== undefined && nameOf(browser) === record.browser;
}

function confirmation({ link, record }: OpenLink, own: boolean): AuthAnswer {
  return pageAnswer(200, linkPage({ link, email: record.email, isOwn: own }));
}
