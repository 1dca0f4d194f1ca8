/**
 * Records as an HTTP archive, which browsers and tools read.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 * @module
 */
import type { RecordedHeaders, RequestRecord } from "./request-record.ts";

function named(headers: RecordedHeaders) {
  return headers.map(([name, value]) => ({ name, value }));
}

function headerOf(headers: RecordedHeaders, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
}

/** Cookies of a request or a response: their values are masked. */
function cookiesOf(headers: RecordedHeaders, header: "cookie" | "set-cookie") {
  return headers
    .filter(([name]) => name.toLowerCase() === header)
    .flatMap(([, value]) => (header === "cookie" ? value.split(";") : value.split(";").slice(0, 1)))
    .map((pair) => {
      const [name = "", ...value] = pair.trim().split("=");
      return { name, value: value.join("=") };
    });
}

function entryOf(record: RequestRecord) {
  const { request, response, durationMs = 0, startedMs, id, edgeId, stages } = record;
  const sent = request.body;
  const { body, headers } = response ?? { body: undefined, headers: [] };
  const time = durationMs;
  return {
    startedDateTime: new Date(startedMs).toISOString(),
    time,
    request: {
      method: record.method,
      url: `http://${record.host}${record.url}`,
      httpVersion: "HTTP/1.1",
      cookies: cookiesOf(request.headers, "cookie"),
      headers: named(request.headers),
      queryString: [...new URLSearchParams(record.url.split("?").slice(1).join("?"))].map(
        ([name, value]) => ({ name, value }),
      ),
      ...(sent.sizeBytes > 0 && {
        postData: {
          mimeType: headerOf(request.headers, "content-type"),
          text: sent.text ?? sent.base64 ?? "",
          ...(sent.text === undefined && { comment: "base64" }),
        },
      }),
      headersSize: -1,
      bodySize: sent.sizeBytes,
    },
    response: {
      // 0 where no response has been sent.
      status: record.status ?? 0,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: cookiesOf(headers, "set-cookie"),
      headers: named(headers),
      content: {
        size: body?.sizeBytes ?? 0,
        mimeType: headerOf(headers, "content-type"),
        text: body?.text ?? body?.base64 ?? "",
        ...(body?.base64 !== undefined && { encoding: "base64" }),
      },
      redirectURL: headerOf(headers, "location"),
      headersSize: -1,
      bodySize: body?.sizeBytes ?? -1,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _id: id,
    ...(edgeId !== undefined && { _edgeId: edgeId }),
    _stages: stages,
  };
}

/** The archive. Stages are in `_stages`, since members of others begin with an underscore. */
export function harOf(records: readonly RequestRecord[]) {
  return {
    log: {
      version: "1.2",
      creator: { name: "touchline", version: "" },
      entries: records.map(entryOf),
    },
  };
}
