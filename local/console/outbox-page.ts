/**
 * The page of the mails that functions sent.
 *
 * @module
 */
import { escapeMarkup } from "../markup.ts";
import type { Mail } from "../services/ses/outbox.ts";

/** A mail with its links. */
export interface ListedMail extends Mail {
  readonly links: readonly MailLink[];
}

/** A link of a mail. */
export interface MailLink {
  /** As the mail has it. */
  readonly url: string;
  /** Where that is on this machine; absent for what is not served here. */
  readonly local?: string;
}

/** Nothing of a mail may run, load or send anything. */
export const outboxPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid; padding: 1rem 0; }
h2 { margin: 0; font-size: 1.1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 20rem; border: 1px solid; background: white; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }`;

/** The whole page. */
export function outboxPage(mails: readonly ListedMail[]): string {
  const list =
    mails.length === 0
      ? "<p>No mail was sent since the start.</p>"
      : mails.map((mail) => article(mail)).join("\n");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Outbox</title><style>${style}</style></head>
<body>
<h1>Outbox</h1>
<p>Mails that functions sent. They stay on this machine.</p>
${list}
</body>
</html>
`;
}

function article(mail: ListedMail): string {
  const { id, subject, text, html, links, attachments } = mail;
  const fields = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Cc", mail.cc.join(", ")],
    ["Bcc", mail.bcc.join(", ")],
    ["Reply to", mail.replyTo.join(", ")],
    ["Sent", new Date(mail.sentMs).toISOString()],
    ["Attached", attachments.join(", ")],
  ].filter(([, value]) => value !== "");
  return [
    `<article id="${escapeMarkup(id)}">`,
    `<h2>${escapeMarkup(subject) || "(no subject)"}</h2>`,
    `<dl>${fields.map(([name = "", value = ""]) => `<dt>${name}</dt><dd>${escapeMarkup(value)}</dd>`).join("")}</dl>`,
    links.length === 0
      ? ""
      : `<ul>${links.map((link) => `<li>${linkOf(link)}</li>`).join("")}</ul>`,
    text === undefined ? "" : `<pre>${escapeMarkup(text)}</pre>`,
    html === undefined ? "" : frame(html),
    "</article>",
  ].join("\n");
}

/** The link leads to this machine where that serves its address. */
function linkOf({ url, local = url }: MailLink): string {
  const where = local === url ? "" : ` (${escapeMarkup(new URL(local).origin)})`;
  return `<a href="${escapeMarkup(local)}" rel="noreferrer">${escapeMarkup(url)}</a>${where}`;
}

/** Scripts, forms and links of the mail do nothing: its links are listed above it. */
function frame(html: string): string {
  return `<iframe title="HTML of the mail" sandbox srcdoc="${escapeMarkup(html)}"></iframe>`;
}
