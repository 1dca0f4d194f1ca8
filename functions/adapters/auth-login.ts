/**
 * Sends a link to a person who wants to sign in.
 *
 * @module
 */

import { findPerson } from "../core/auth/access-list.ts";
import type { AuthAnswer, AuthRequest } from "../core/auth/auth-message.ts";
import { jsonAnswer, pageAnswer, withCookies } from "../core/auth/auth-message.ts";
import { authProblem } from "../core/auth/auth-problem.ts";
import { setCookie } from "../core/auth/cookies.ts";
import { linkMail } from "../core/auth/mail.ts";
import { comparableAddress } from "../core/auth/mail-address.ts";
import { nextPath } from "../core/auth/next-path.ts";
import { sentPage } from "../core/auth/pages.ts";
import { readFields, renderingOf } from "../core/auth/read-fields.ts";
import type { LinkRecord } from "../core/auth/records.ts";
import {
  addressLimit,
  countOne,
  type Limit,
  viewerLimit,
  viewerNetwork,
} from "../core/auth/request-limit.ts";
import { type AuthFlow, type AuthPorts, nameOf, secondsOf } from "./auth-ports.ts";
import { describeCause } from "./log.ts";

/**
 * Time from request to response, milliseconds, so that it does not tell whether a mail was sent. SES is given up before.
 */
export const loginMs = 2000;

const mailMs = 1900;

/**
 * Answers alike for every address: the same objects are read and written, and the response is sent after the same time. An
 * address that is not listed, or was sent the maximum, gets no mail, and its link is one that nobody can use.
 */
export const login: AuthFlow = async (request, requestId, ports) => {
  const startMs = ports.now();
  const rendering = renderingOf(request);
  const reading = readFields(request);
  if (reading.kind === "refused") {
    return authProblem(reading.code, rendering);
  }
  const address = comparableAddress(reading.fields.get("email") ?? "");
  if (address === undefined) {
    return authProblem("address-refused", rendering);
  }
  const { bucket, config, random } = ports;
  if (!(await isViewerWithin(request, ports))) {
    return authProblem("too-many", rendering);
  }
  const mayMail = await isWithin(
    `limits/address/${nameOf(address)}`,
    addressLimit(config.linkSeconds),
    ports,
  );
  const person = findPerson(await ports.access(requestId), address);
  const facade = await ports.facade(requestId);
  const [link, browser] = [random(32), random(32)];
  const isSent = mayMail && person !== undefined && facade !== undefined;
  const record: LinkRecord = {
    email: isSent ? address : null,
    browser: nameOf(browser),
    next: nextPath(reading.fields.get("next")),
    expiresAtSeconds: secondsOf(startMs) + config.linkSeconds,
  };
  await bucket.write(`links/${nameOf(link)}`, JSON.stringify(record), "new");
  if (isSent) {
    const mail = linkMail(person.email, facade.url, link, config.linkSeconds);
    const leftMs = Math.max(0, startMs + mailMs - ports.now());
    await ports.sendMail(mail, AbortSignal.timeout(leftMs)).catch((error: unknown) => {
      ports.log("error", "mail.failed", { requestId, cause: describeCause(error) });
    });
  }
  await ports.wait(Math.max(0, startMs + loginMs - ports.now()));
  return withCookies(
    accepted(rendering === "page", config.linkSeconds),
    setCookie("signingIn", browser, config.linkSeconds),
  );
};

function accepted(isPage: boolean, linkSeconds: number): AuthAnswer {
  return isPage
    ? pageAnswer(202, sentPage(linkSeconds))
    : jsonAnswer(202, {
        detail: "If the address may sign in, a link is on its way.",
        linkSeconds,
      });
}

/** A viewer whose address did not arrive is limited by the firewall only: everybody at an edge location would be one. */
async function isViewerWithin({ viewer }: AuthRequest, ports: AuthPorts): Promise<boolean> {
  return (
    viewer === undefined ||
    isWithin(`limits/viewer/${nameOf(viewerNetwork(viewer))}`, viewerLimit, ports)
  );
}

/** Counts in an object. Two requests at the same time are counted one after the other; a third one is too many. */
async function isWithin(key: string, limit: Limit, { bucket, now }: AuthPorts): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const held = await bucket.read(key);
    const object = held === "unchanged" ? undefined : held;
    const counted = countOne(object?.text, limit, secondsOf(now()));
    if (counted.kind === "over") {
      return false;
    }
    const condition = object === undefined ? "new" : { tag: object.tag };
    if ((await bucket.write(key, counted.text, condition)) === "written") {
      return true;
    }
  }
  return false;
}
