/**
 * A request as `node:http` parsed it, in the form the edge takes.
 *
 * @module
 */
import type { IncomingMessage } from "node:http";
import { headersFromRaw, rawHeaderBytes, setHeader } from "../http/header-map.ts";
import type { ViewerProtocol, ViewerRequest } from "../http/message.ts";

/** `http://host/path`: what a proxy is sent, and every server must take (RFC 9112 §3.2.2). */
const absoluteForm = /^https?:\/\/([^/?#]*)([^#]*)$/i;

/** A request target, split. */
interface Target {
  readonly path: string;
  readonly querystring: string;
  /** The host of an absolute form, which counts instead of the Host header. */
  readonly host: string | undefined;
}

/** Splits a path and its query at the first `?`. */
function splitQuery(target: string, host: string | undefined): Target {
  const mark = target.indexOf("?");
  return mark === -1
    ? { path: target, querystring: "", host }
    : { path: target.slice(0, mark), querystring: target.slice(mark + 1), host };
}

/** Splits a request target. What is neither a path nor a URL stays as it is, for the edge to refuse. */
function splitTarget(target: string): Target {
  if (target.startsWith("/")) {
    return splitQuery(target, undefined);
  }
  const [, host, rest = ""] = absoluteForm.exec(target) ?? [];
  if (host === undefined) {
    return splitQuery(target, undefined);
  }
  return splitQuery(rest.startsWith("/") ? rest : `/${rest}`, host);
}

/** IPv4 addresses that a socket of both families reports as IPv6. */
const mapped = /^::ffff:(?=\d+\.)/;

/** No body: shared by all requests without one. */
const noBody = Buffer.alloc(0);

/**
 * The request of a viewer, its body still unread: header lines with their duplicates, casing and
 * order, the target untouched.
 *
 * @param protocol The protocol the viewer is assumed to use.
 */
export function viewerRequest(message: IncomingMessage, protocol: ViewerProtocol): ViewerRequest {
  const { path, querystring, host } = splitTarget(message.url ?? "");
  const headers = headersFromRaw(message.rawHeaders);
  if (host !== undefined) {
    setHeader(headers, "Host", host);
  }
  const { remoteAddress = "127.0.0.1", remotePort = 0 } = message.socket;
  return {
    method: message.method ?? "",
    path,
    querystring,
    headers,
    headerBytes: rawHeaderBytes(message.rawHeaders),
    body: noBody,
    clientIp: remoteAddress.replace(mapped, ""),
    clientPort: remotePort,
    httpVersion: message.httpVersion,
    protocol,
  };
}
