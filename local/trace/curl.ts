/**
 * A recorded request as a command for a shell.
 *
 * @module
 */
import { masked } from "./mask.ts";
import type { RequestRecord } from "./request-record.ts";

/** Quoted for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Headers that curl writes itself, or that belong to one connection. */
const leftOut = new Set(["host", "content-length", "connection", "transfer-encoding"]);

/** Where a viewer stands, as `x-local-viewer` takes it. */
export function placeWords({
  country,
  region,
  latitude,
  longitude,
}: NonNullable<RequestRecord["place"]>): string {
  const state = country === undefined || region === undefined ? country : `${country}-${region}`;
  const point = latitude === undefined ? undefined : `${latitude},${longitude}`;
  return [state, point].filter((each) => each !== undefined).join(";");
}

/**
 * The command that sends the same request again. Of what is masked it says so: the values are to be put in.
 *
 * @param origin Where the endpoint answers, like `http://127.0.0.1:8080`.
 */
export function curlCommand(record: RequestRecord, origin: string): string {
  const { method, url, host, clientIp, place, request } = record;
  const { text, base64, truncated } = request.body;
  const own: (readonly [string, string])[] = [["Host", host]];
  if (place !== undefined) {
    own.push(["x-local-viewer", placeWords(place)]);
  }
  if (clientIp !== "127.0.0.1" && clientIp !== "::1") {
    own.push(["x-local-address", clientIp]);
  }
  const lines = [
    ...own,
    ...request.headers.filter(([name]) => !leftOut.has(name.toLowerCase())),
  ].map(([name, value]) => `-H ${quoted(value === "" ? `${name};` : `${name}: ${value}`)}`);
  const words = [
    method === "HEAD" ? "curl -i --head" : `curl -i -X ${quoted(method)}`,
    "--path-as-is",
    quoted(`${origin}${url}`),
    ...lines,
  ];
  if (text !== undefined && text !== "") {
    words.push(`--data-binary ${quoted(text)}`);
  } else if (base64 !== undefined) {
    words.push(`--data-binary "$(printf %s ${quoted(base64)} | base64 -d)"`);
  }
  const command = words.join(" \\\n  ");
  const notes = [
    ...(command.includes(masked) ? [`# ${masked} stands in place of secrets`] : []),
    ...(truncated ? ["# only the beginning of the body was recorded"] : []),
  ];
  return [...notes, command].join("\n");
}
