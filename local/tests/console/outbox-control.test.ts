/** The page and the list of the mails that were sent. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { serveControls } from "../../console/control-table.ts";
import { outboxControls } from "../../console/outbox-control.ts";
import { createOutbox, type Mail } from "../../services/ses/outbox.ts";
import { closeAll, listen } from "../server/listening.ts";

afterEach(closeAll);

const plain: Mail = {
  id: "mail-1",
  sentMs: Date.UTC(2026, 8, 12),
  region: "eu-west-1",
  from: "results@example.com",
  to: ["jo@fan.org"],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: "Sign in",
  text: "Follow https://d1.cloudfront.net/auth/callback?link=abc&x=1#top. Or see (https://elsewhere.org/).",
  html: undefined,
  attachments: [],
};

async function open(...mails: readonly Mail[]) {
  const outbox = createOutbox();
  for (const mail of mails) {
    outbox.add(mail);
  }
  const local = (host: string) =>
    host === "d1.cloudfront.net" ? "http://127.0.0.1:8080" : undefined;
  const { port } = await listen({
    controls: serveControls(outboxControls(() => outbox, local)),
  });
  const ask = async (query = "", init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/__local/outbox${query}`, init);
    return { response, text: await response.text() };
  };
  return { outbox, ask };
}

const html = { headers: { accept: "text/html,*/*" } };

describe("/__local/outbox", () => {
  it("lists mails as JSON, with the local address of each link that is served here", async () => {
    const { ask } = await open(plain, { ...plain, id: "mail-2", text: "none" });
    const { response, text } = await ask();
    assert.equal(response.headers.get("content-type"), "application/json");
    const { mails } = JSON.parse(text);
    assert.deepEqual(
      mails.map((mail: { id: string }) => mail.id),
      ["mail-2", "mail-1"],
    );
    assert.equal(mails[1].sent, "2026-09-12T00:00:00.000Z");
    assert.deepEqual(mails[1].links, [
      {
        url: "https://d1.cloudfront.net/auth/callback?link=abc&x=1#top",
        local: "http://127.0.0.1:8080/auth/callback?link=abc&x=1#top",
      },
      { url: "https://elsewhere.org/" },
    ]);
  });

  it("lists the links of HTML once, and none that runs something", async () => {
    const { ask } = await open({
      ...plain,
      text: "https://d1.cloudfront.net/?a=1&b=2",
      html: `<a href="https://d1.cloudfront.net/?a=1&amp;b=2">one</a><a HREF='javascript:alert(1)'>two</a><a href="https://[">three</a>`,
    });
    const { mails } = JSON.parse((await ask("?format=json", html)).text);
    assert.deepEqual(mails[0].links, [
      { url: "https://d1.cloudfront.net/?a=1&b=2", local: "http://127.0.0.1:8080/?a=1&b=2" },
    ]);
  });

  it("shows a page to a browser, with links to this machine", async () => {
    const { response, text } = await (await open(plain)).ask("", html);
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    assert.match(
      text,
      /<a href="http:\/\/127\.0\.0\.1:8080\/auth\/callback\?link=abc&amp;x=1#top" rel="noreferrer">https:\/\/d1\.cloudfront\.net\/auth\/callback\?link=abc&amp;x=1#top<\/a>/,
    );
    assert.match((await (await open()).ask("?format=html")).text, /No mail was sent/);
  });

  it("lets nothing of a mail run: text is escaped, HTML is in a sandbox, and a policy forbids the rest", async () => {
    const hostile = `</pre></iframe><script>alert("1")</script>`;
    const { response, text } = await (
      await open({ ...plain, subject: hostile, from: hostile, text: hostile, html: hostile })
    ).ask("", html);
    assert.doesNotMatch(text, /<script|"1"/);
    assert.equal(text.match(/&lt;script&gt;/g)?.length, 4);
    assert.match(text, /<iframe title="HTML of the mail" sandbox srcdoc="&lt;\/pre&gt;/);
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/);
    assert.doesNotMatch(policy, /script-src/);
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
  });

  it("removes the mails for a DELETE, and takes nothing else", async () => {
    const { ask, outbox } = await open(plain);
    assert.equal((await ask("", { method: "POST" })).response.status, 405);
    const foreign = { method: "DELETE", headers: { origin: "https://evil.example" } };
    assert.equal((await ask("", foreign)).response.status, 403);
    assert.equal(outbox.list().length, 1);
    assert.equal((await ask("", { method: "DELETE" })).text, "1 mail removed\n");
    assert.deepEqual(outbox.list(), []);
  });
});
