/**
 * The mails that functions sent.
 *
 * @module
 */
import type { ComponentChild } from "preact";
import { announce } from "./announce.ts";
import { call } from "./call.ts";
import { formatMoment } from "./format.ts";
import { Notice } from "./notice.tsx";
import { Preformatted } from "./scroll.tsx";
import { useCall } from "./use-call.ts";

interface Mail {
  readonly id: string;
  /** ISO 8601. */
  readonly sent: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text?: string;
  /** Addresses in it; where this machine serves one, its address here. */
  readonly links: readonly { readonly url: string; readonly local?: string }[];
}

/** The shelf. */
export function MailShelf(): ComponentChild {
  const { value, problem, again } = useCall<{ readonly mails: readonly Mail[] }>(
    "outbox?format=json",
  );
  if (value === undefined) {
    return <Notice problem={problem} />;
  }
  async function clear(): Promise<void> {
    const answer = await call("outbox", { method: "DELETE" });
    announce(answer.kind === "ok" ? "The outbox is empty" : answer.problem);
    await again();
  }
  return (
    <div class="shelf">
      <p class="row">
        <button type="button" onClick={() => void again()}>
          Refresh
        </button>
        <button type="button" disabled={value.mails.length === 0} onClick={() => void clear()}>
          Empty
        </button>
      </p>
      {value.mails.length === 0 && <p class="empty">No function has sent a mail.</p>}
      {value.mails.map((mail) => (
        <article key={mail.id} class="panel mail">
          <h2>{mail.subject}</h2>
          <p class="soft">
            {mail.from} to {mail.to.join(", ")}, {formatMoment(Date.parse(mail.sent))}
          </p>
          <Preformatted label={mail.subject}>{mail.text ?? ""}</Preformatted>
          <ul>
            {mail.links.map(({ url, local }) => (
              <li key={url}>
                {local === undefined ? (
                  <span class="soft">{url}</span>
                ) : (
                  <a href={local} target="_blank" rel="noreferrer">
                    {local}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </div>
  );
}
