/**
 * The mails that functions sent, under `/__local/outbox`.
 *
 * @module
 */
import { headerValue } from "../http/header-map.ts";
import type { ViewerRequest } from "../http/message.ts";
import { plainAnswer } from "../server/controls.ts";
import type { Mail, Outbox } from "../services/ses/outbox.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { choiceField } from "./fields.ts";
import { type ListedMail, type MailLink, outboxPage, outboxPolicy } from "./outbox-page.ts";

/** Links of a mail that are listed. */
const maxLinks = 50;

/**
 * Lists the mails, newest first, as a page or as JSON, and removes them.
 *
 * @param outbox The mails.
 * @param localOrigin The address of this machine for a host name; `undefined` for one that is not served.
 */
export function outboxControls(
  outbox: () => Outbox,
  localOrigin: (host: string) => string | undefined,
): readonly ControlRow[] {
  return [
    control({
      method: "GET",
      path: "/__local/outbox",
      summary: "Lists the mails that functions sent",
      answer: "The mails, newest first; a page where HTML is accepted",
      fields: { format: choiceField("What to answer, whatever is accepted", ["json", "html"]) },
      run({ format }, request) {
        const mails = outbox()
          .list()
          .map((mail): ListedMail => ({ ...mail, links: linksOf(mail, localOrigin) }));
        return (format ?? acceptedFormat(request)) === "json"
          ? jsonAnswer({ mails: mails.map(written) })
          : {
              status: 200,
              contentType: "text/html; charset=utf-8",
              body: outboxPage(mails),
              headers: ["Content-Security-Policy", outboxPolicy, "Referrer-Policy", "no-referrer"],
            };
      },
    }),
    control({
      method: "DELETE",
      path: "/__local/outbox",
      summary: "Removes the mails",
      answer: "How many they were, in words",
      answerType: "text/plain",
      fields: {},
      run() {
        const count = outbox().clear();
        return plainAnswer(200, `${count} ${count === 1 ? "mail" : "mails"} removed`);
      },
    }),
  ];
}

/** A browser asks for HTML; tools get JSON. */
function acceptedFormat({ headers }: ViewerRequest): "json" | "html" {
  return (headerValue(headers, "accept") ?? "").includes("text/html") ? "html" : "json";
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
