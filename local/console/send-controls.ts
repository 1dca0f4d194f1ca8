/**
 * `POST /__local/requests`: sends a request as a viewer would, and answers with what was recorded of it.
 *
 * @module
 */
import { maxUrlBytes } from "../../aws/cloudfront-limits.ts";
import { copyHeaders, headersFromRaw, setHeader } from "../http/header-map.ts";
import type { ViewerRequest } from "../http/message.ts";
import { type ControlAnswer, controlPrefix, plainAnswer } from "../server/controls.ts";
import type { FrontHandler } from "../server/front-handler.ts";
import { placeViewer } from "../server/local-headers.ts";
import { answerRecorded } from "../server/recorded-answer.ts";
import type { RequestRecording } from "../trace/request-recording.ts";
import { badRequest, type ControlRow, control, jsonAnswer } from "./control-table.ts";
import { type Field, textField, type Values } from "./fields.ts";
import type { RecordedStack } from "./request-controls.ts";

/** What the control needs of the stack. */
export interface ReachableStack extends RecordedStack {
  /** What answers at a port. @param index Its position among those of the endpoints. */
  readonly handlerAt: (index: number) => FrontHandler;
}

/** Requests of this control that are under way at a time. */
const maxUnderWay = 16;

/** Most header lines. */
const maxLines = 200;

/** Longer than CloudFront takes, so that its refusal can be met. */
const maxUrlLength = 2 * maxUrlBytes.value;

type Lines = readonly (readonly [name: string, value: string])[];

const token = /^[!#$%&'*+.^`|~\w-]{1,256}$/;

/** What a header value may contain (RFC 9110 section 5.5). */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

function isLine(value: unknown): value is readonly [string, string] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    token.test(String(value[0])) &&
    typeof value[1] === "string" &&
    fieldValue.test(value[1])
  );
}

const headersField: Field<Lines | undefined> = {
  about:
    "Header lines; of a replayed request in place of its own, where *** stands for what was masked",
  must: `at most ${maxLines} pairs of a name and a value, or an object`,
  schema: {
    anyOf: [
      { type: "array", maxItems: maxLines, items: { type: "array", items: { type: "string" } } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
  },
  isRequired: false,
  fromTexts: (texts) => texts,
  take(value) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const lines: unknown = isObject ? Object.entries(value) : value;
    return Array.isArray(lines) && lines.length <= maxLines && lines.every(isLine)
      ? [lines]
      : undefined;
  },
};

const bodyField: Field<Buffer | undefined> = {
  about: "Body; of a replayed request in place of its own",
  must: "a text, or an object with text or base64",
  schema: {
    anyOf: [
      { type: "string" },
      {
        type: "object",
        properties: { text: { type: "string" }, base64: { type: "string" } },
        additionalProperties: false,
      },
    ],
  },
  isRequired: false,
  fromTexts: ([text]) => text,
  take(value) {
    if (typeof value === "string") {
      return [Buffer.from(value)];
    }
    const { text, base64, ...others } = (value ?? {}) as Record<string, unknown>;
    if (Object.keys(others).length > 0 || (text === undefined) === (base64 === undefined)) {
      return undefined;
    }
    if (typeof text === "string") {
      return [Buffer.from(text)];
    }
    return typeof base64 === "string" && /^[\w+/]*={0,2}$/.test(base64)
      ? [Buffer.from(base64, "base64")]
      : undefined;
  },
};

/** Where a URL leads: path and query, and the host of a whole one. */
function splitUrl(url: string): { readonly target: string; readonly host: string | undefined } {
  const [, host, target = ""] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url) ?? [];
  return host === undefined
    ? { target: url, host }
    : { target: target.startsWith("/") ? target : `/${target}`, host };
}

const fields = {
  url: textField("Path with query string, or URL, whose host becomes the Host header", {
    must: `a path like /a?b=c or a URL, of printable ASCII, at most ${maxUrlLength} characters, not below ${controlPrefix}`,
    accepts: (text) =>
      /^(?:\/|https?:\/\/[^/?#]+)[!-~]*$/i.test(text) &&
      !splitUrl(text).target.startsWith(controlPrefix),
    maxLength: maxUrlLength,
  }),
  method: textField("Method, GET by default", {
    must: "a method like GET",
    accepts: (text) => token.test(text),
  }),
  headers: headersField,
  body: bodyField,
  viewer: textField("Place of the viewer, as in x-local-viewer"),
  address: textField("Address of the viewer, as in x-local-address"),
  endpoint: textField(
    "Name of the distribution or API; by default the first, or what the Host header names",
  ),
  replay: textField(
    "Id of a recorded request to send again, with its secrets; what else is given stands in place of its own",
  ),
};

type Wanted = Values<typeof fields>;

/** The header lines of the request: where a secret is masked, that of the request which is sent again. */
function linesOf({ headers }: Wanted, recorded: RequestRecording | undefined): Lines {
  return headers === undefined
    ? Object.values(recorded?.source.headers ?? {})
        .flat()
        .map(({ key, value }) => [key, value] as const)
    : headers.map(([name, value]) => [name, recorded?.sentValue(name, value) ?? value] as const);
}

/** Puts a request together. */
function requestOf(wanted: Wanted, recorded: RequestRecording | undefined): ViewerRequest {
  const source = recorded?.source;
  const { target, host } = splitUrl(wanted.url ?? recorded?.sentUrl ?? "/");
  const [path = "", ...query] = target.split("?");
  const body = wanted.body ?? source?.body ?? Buffer.alloc(0);
  const written = host === undefined ? ["content-length"] : ["content-length", "host"];
  const lines = linesOf(wanted, recorded).filter(([name]) => !written.includes(name.toLowerCase()));
  const isNamed = lines.some(([name]) => name.toLowerCase() === "host");
  return {
    method: wanted.method ?? source?.method ?? "GET",
    path,
    querystring: query.join("?"),
    headers: headersFromRaw([
      ...(isNamed ? [] : ["Host", host ?? "localhost"]),
      ...lines.flat(),
      ...(body.length > 0 ? ["Content-Length", String(body.length)] : []),
    ]),
    body,
    clientIp: source?.clientIp ?? "127.0.0.1",
    httpVersion: "1.1",
    ...(source?.place !== undefined && { place: source.place }),
  };
}

/** Places the viewer as the headers for that do. @param problems Receives what is wrong. */
function placed(wanted: Wanted, sent: ViewerRequest, problems: string[]): ViewerRequest {
  let request = sent;
  for (const member of ["viewer", "address"] as const) {
    const value = wanted[member];
    if (value !== undefined) {
      const headers = copyHeaders(request.headers);
      setHeader(headers, `x-local-${member}`, value);
      const placing = placeViewer({ ...request, headers });
      if (placing.kind === "placed") {
        request = placing.request;
      } else {
        problems.push(placing.problem.replace(`x-local-${member}`, member));
      }
    }
  }
  return request;
}

/** The control that sends requests. */
export function sendControls({
  recorder,
  endpoints,
  handlerAt,
}: ReachableStack): readonly ControlRow[] {
  let underWay = 0;

  async function send(endpoint: number, request: ViewerRequest): Promise<ControlAnswer> {
    if (underWay >= maxUnderWay) {
      return plainAnswer(503, `at most ${maxUnderWay} may be under way: wait for one of them`);
    }
    underWay += 1;
    try {
      const handler = handlerAt(endpoint);
      const { recording } = await answerRecorded(recorder, handler, request, false);
      return jsonAnswer(recording.record);
    } finally {
      underWay -= 1;
    }
  }

  return [
    control({
      method: "POST",
      path: "/__local/requests",
      summary: "Sends a request as a viewer would: a new one, or a recorded one with changes",
      answer: "The record",
      fields,
      run(wanted) {
        const problems: string[] = [];
        const recorded =
          wanted.replay === undefined ? undefined : recorder.recordingOf(wanted.replay);
        if (wanted.replay !== undefined && recorded === undefined) {
          problems.push(`replay must be the id of a recorded request, got ${wanted.replay}`);
        }
        if (wanted.replay === undefined && wanted.url === undefined) {
          problems.push(`url is required without replay; it must be ${fields.url.must}`);
        }
        const names = endpoints().map(({ name }) => name);
        const at = names.indexOf(wanted.endpoint ?? recorded?.endpoint ?? "");
        if (wanted.endpoint !== undefined && at < 0) {
          problems.push(`endpoint must be one of ${names.join(", ")}, got ${wanted.endpoint}`);
        }
        const request = placed(wanted, requestOf(wanted, recorded), problems);
        return problems.length > 0 ? badRequest(problems) : send(Math.max(0, at), request);
      },
    }),
  ];
}
