/**
 * What was recorded of requests, under `/__local/requests`.
 *
 * @module
 */
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import { compilePattern } from "../services/cloudfront/request/path-pattern.ts";
import { curlCommand } from "../trace/curl.ts";
import { harOf } from "../trace/har.ts";
import { maxRequests, type Recorder } from "../trace/recorder.ts";
import type { RequestRecord, RequestSummary } from "../trace/request-record.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { integerField, required, textField, type Values } from "./fields.ts";

/** What the controls of requests need of the stack. */
export interface RecordedStack {
  readonly recorder: Recorder;
  /** Names and addresses of what has a port, the first port first. */
  readonly endpoints: () => readonly { readonly name: string; readonly url: string }[];
}

/** Summaries in one answer, where no number is asked for. */
const defaultLimit = 100;

const filter = {
  after: textField("Lists those that began after this one: its id"),
  limit: integerField(`Requests in the answer, ${defaultLimit} by default`, {
    min: 1,
    max: maxRequests,
  }),
  path: textField("Pattern of the path, with * and ? as in a behavior"),
  status: textField("Status, like 404, or class of statuses, like 5xx", {
    must: "a status like 404 or a class like 5xx",
    accepts: (text) => /^[1-5](?:\d\d|xx)$/.test(text),
  }),
  method: textField("Method"),
  cache: textField("Value of X-Cache, like Hit"),
  endpoint: textField("Name of the distribution or API"),
  function: textField("Name of a function that ran"),
};

const id = required(textField("Id of the request, or the x-amz-cf-id of its response"));

/** Whether a summary is meant. */
function compileFilter(wanted: Values<typeof filter>): (summary: RequestSummary) => boolean {
  const matches = compilePattern(wanted.path ?? "*");
  const is = (value: string | undefined, found: string) => value === undefined || value === found;
  return (summary) =>
    is(wanted.method, summary.method) &&
    is(wanted.cache, summary.cache) &&
    is(wanted.endpoint, summary.endpoint) &&
    (wanted.function === undefined || summary.functions.includes(wanted.function)) &&
    String(summary.status ?? "").startsWith((wanted.status ?? "").replace("xx", "")) &&
    matches(summary.url.replace(/\?.*/s, ""));
}

/** The controls of recorded requests. */
export function requestControls({ recorder, endpoints }: RecordedStack): readonly ControlRow[] {
  /** Answers with a record, or that there is none. */
  function withRecord(wanted: string, answer: (record: RequestRecord) => ControlAnswer) {
    const record = recorder.find(wanted);
    if (record !== undefined) {
      return answer(record);
    }
    const newest = recorder.list().next().value?.id;
    const known = newest === undefined ? "none is recorded" : `the newest is ${newest}`;
    return plainAnswer(404, `no such request: ${known}; GET /__local/requests lists them`);
  }

  return [
    control({
      method: "GET",
      path: "/__local/requests",
      summary: "Lists recorded requests, the newest first",
      answer: "requests: the summary of each",
      fields: filter,
      run(wanted) {
        const matches = compileFilter(wanted);
        const requests: RequestSummary[] = [];
        for (const { id: each, summary } of recorder.list()) {
          if (each === wanted.after || requests.length === (wanted.limit ?? defaultLimit)) {
            break;
          }
          if (matches(summary)) {
            requests.push(summary);
          }
        }
        return jsonAnswer({ requests });
      },
    }),
    control({
      method: "DELETE",
      path: "/__local/requests",
      summary: "Forgets all recorded requests",
      answer: "That it is done, in words",
      answerType: "text/plain",
      fields: {},
      run() {
        recorder.clear();
        return plainAnswer(200, "no request is recorded any more");
      },
    }),
    control({
      method: "GET",
      path: "/__local/requests.har",
      summary: "Exports recorded requests as an HTTP archive (HAR 1.2)",
      answer: "The archive; _stages of an entry are what was done for it",
      fields: { id: textField("Only this one: its id") },
      run({ id: only }) {
        if (only !== undefined) {
          return withRecord(only, (record) => archive([record], `request-${record.id}`));
        }
        const records = [...recorder.list()].map(({ record }) => record).reverse();
        return archive(records, "requests");
      },
    }),
    control({
      method: "GET",
      path: "/__local/requests/{id}",
      summary: "Shows what was done for a request, stage by stage",
      answer: "The record; secrets are masked",
      fields: { id },
      run: (given) => withRecord(given.id, (record) => jsonAnswer(record)),
    }),
    control({
      method: "GET",
      path: "/__local/requests/{id}/curl",
      summary: "Writes the command that sends a request again",
      answer: "The command for a shell; secrets are masked",
      answerType: "text/plain",
      fields: { id },
      run: (given) =>
        withRecord(given.id, (record) => {
          const [first, ...rest] = endpoints();
          const { url = "" } = rest.find(({ name }) => name === record.endpoint) ?? first ?? {};
          return plainAnswer(200, curlCommand(record, url));
        }),
    }),
  ];
}

function archive(records: readonly RequestRecord[], name: string): ControlAnswer {
  return {
    ...jsonAnswer(harOf(records)),
    headers: ["Content-Disposition", `attachment; filename="${name}.har"`],
  };
}
