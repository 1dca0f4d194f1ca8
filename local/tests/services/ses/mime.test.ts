/** Raw mails, as a person wants to see them. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readRawMail } from "../../../services/ses/mime.ts";

const lines = (...all: readonly string[]) => Buffer.from(all.join("\r\n"));

describe("readRawMail", () => {
  it("reads the headers, unfolded and decoded, the first of each", () => {
    const { headers, text } = readRawMail(
      lines(
        "From: Jo <jo@example.com>",
        "Subject: =?UTF-8?B?w6k=?=",
        " =?iso-8859-1?q?t=E9_1?= end",
        "X: ü",
        "subject: second",
        "",
        "body",
        "",
        "more",
      ),
    );
    assert.deepEqual(headers, {
      from: "Jo <jo@example.com>",
      subject: "été 1 end",
      x: "ü",
    });
    assert.equal(text, "body\r\n\r\nmore");
  });

  it("reads text and HTML of parts within parts, and no attachment", () => {
    const mail = readRawMail(
      lines(
        'Content-Type: multipart/mixed; boundary="one"',
        "",
        "preamble",
        "--one",
        "Content-Type: multipart/alternative; boundary=two",
        "",
        "--two",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "caf=C3=A9 https://a.example/?link=3D1=",
        "23",
        "--two",
        "Content-Type: TEXT/HTML; charset=iso-8859-1",
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.from("<p>é</p>", "latin1").toString("base64"),
        "--two--",
        "--one",
        "Content-Type: text/plain",
        "Content-Disposition: attachment; filename=a.txt",
        "",
        "attached",
        "--one--",
      ),
    );
    assert.equal(mail.text?.trimEnd(), "café https://a.example/?link=123");
    assert.equal(mail.html, "<p>é</p>");
  });

  it("leaves what it does not know as it is", () => {
    const { headers, text } = readRawMail(
      lines("Subject: =?x-unknown?q?a?=", "Content-Type: text/plain; charset=x-unknown", "", "é"),
    );
    assert.equal(headers["subject"], "=?x-unknown?q?a?=");
    assert.equal(text, Buffer.from("é").toString("latin1"));
  });

  it("ends with parts that hold each other", () => {
    const nested = 'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n'.repeat(1_000);
    assert.equal(readRawMail(Buffer.from(nested)).text, undefined);
  });

  it("never throws", () => {
    const word = fc.constantFrom(
      "--a",
      "\r\n",
      "Content-Type: multipart/x; boundary=a",
      ": ",
      "=?utf-8?b?",
      "?=",
      "=",
      "é",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (parts) => {
        readRawMail(Buffer.from(parts.join("")));
      }),
    );
  });
});
