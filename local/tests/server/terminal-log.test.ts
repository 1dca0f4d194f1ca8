import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { terminalLog } from "../../server/terminal-log.ts";

function said(speak: (log: ReturnType<typeof terminalLog>) => void): string {
  let text = "";
  speak(
    terminalLog((part) => {
      text += part;
    }),
  );
  return text;
}

describe("terminalLog", () => {
  const logGroup = "/aws/lambda/us-east-1.tables";

  it("starts every line with its source", () => {
    assert.equal(
      said((log) => {
        log.program("hello");
        log.logFunction({ logGroup, stream: "s", requestId: "r", line: "START" });
        log.logS3("denied");
        log.logAws("refused");
        log.logProblem({ kind: "origin", requestId: "r", message: "no answer" });
      }),
      "program | hello\ntables | START\ns3 | denied\naws | refused\nedge | origin r: no answer\n",
    );
  });

  it("shows the stack trace of a defect only", () => {
    const cause = new Error("broken");
    const line = (kind: "defect" | "function") =>
      said((log) => log.logProblem({ kind, requestId: "r", message: "m", cause }));
    assert.match(line("defect"), /^edge \| defect r: m\nError: broken\n +at /);
    assert.equal(line("function"), "edge | function r: m\n");
  });

  it("escapes control characters sent by a viewer", () => {
    const hostile = "\u001b[2J\u001b]0;title\u0007\r\u009b31mred\u0000\u007f";
    const line = said((log) => log.logS3(hostile));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    assert.doesNotMatch(line, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});
