/**
 * The mails that functions sent, under `/__local/outbox`.
 *
 * @module
 */
import { headerValue } from "../http/header-map.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { Mail, Outbox } from "../services/ses/outbox.ts";
import { type Control, plainAnswer } from "./controls.ts";
import { type ListedMail, type MailLink, outboxPage, outboxPolicy } from "./outbox-page.ts";

/** Links of a mail that are listed. */
const maxLinks = 50;

/**
 * `GET /__local/outbox` lists the mails, newest first, as a page or as JSON; `DELETE` removes them.
 *
 * @param outbox The mails.
 * @param localOrigin The address of this machine for a host name; `undefined` for one that is not served.
 */
export function outboxControl(
  outbox: () => Outbox,
  localOrigin: (host: string) => string | undefined,
): Control {
  return (request) => {
    if (request.method === "DELETE") {
      const count = outbox().clear();
      return plainAnswer(200, `${count} ${count === 1 ? "mail" : "mails"} removed`);
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plainAnswer(405, "mails are listed by a GET request and removed by a DELETE request");
    }
    const mails = outbox()
      .list()
      .map((mail): ListedMail => ({ ...mail, links: linksOf(mail, localOrigin) }));
    return wantsPage(request)
      ? {
          status: 200,
          contentType: "text/html; charset=utf-8",
          body: outboxPage(mails),
          headers: ["Content-Security-Policy", outboxPolicy, "Referrer-Policy", "no-referrer"],
        }
      : {
          status: 200,
          contentType: "application/json",
          body: `${JSON.stringify({ mails: mails.map(written) }, undefined, 2)}\n`,
        };
  };
}

/** A browser asks for HTML; tools get JSON, and `?format=` decides in any case. */
function wantsPage({ headers, querystring }: ViewerRequest): boolean {
  const format = new URLSearchParams(querystring).get("format");
  return format === null
    ? (headerValue(headers, "accept") ?? "").includes("text/html")
    : format !== "json";
}

function written({ sentMs, ...mail }: ListedMail): object {
  return { sent: new Date(sentMs).toISOString(), ...mail };
}

/** Every link of the text and of the HTML once, in order. */
function linksOf(
  { text = "", html = "" }: Mail,
  localOrigin: (host: string) => string | undefined,
): readonly MailLink[] {
  const inText = text.match(/\bhttps?:\/\/[^\s<>"']+/g) ?? [];
  const inHtml = [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    ([, double, single]) => unescapeHtml(double ?? single ?? ""),
  );
  const urls = [...inText.map((url) => url.replace(/[.,;:!?)\]]+$/, "")), ...inHtml];
  return [...new Set(urls)]
    .filter((url) => /^https?:\/\//.test(url) && URL.canParse(url))
    .slice(0, maxLinks)
    .map((url) => {
      const { hostname, pathname, search, hash } = new URL(url);
      const origin = localOrigin(hostname);
      return origin === undefined
        ? { url }
        : { url, local: `${origin}${pathname}${search}${hash}` };
    });
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|quot|#39|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
