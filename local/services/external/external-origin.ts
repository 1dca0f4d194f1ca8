/**
 * A connection to an origin outside of the program, over HTTP.
 *
 * @module
 */
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { emptyHeaders, filterHeaders, headersFromRaw, rawHeaders } from "../../http/header-map.ts";
import { type Message, OriginError, type OriginRequest } from "../../http/message.ts";
import type { WebSocketRequest } from "../../http/web-socket.ts";
import type { FetchExternal } from "../api-gateway/external.ts";
import type { OriginConnection } from "../cloudfront/origin/origin-connection.ts";
import { canonicalName } from "../route53/names.ts";
import type { OriginMapping } from "./origin-mapping.ts";

/** The largest body, in bytes: it is kept in memory. CloudFront takes 50 GB. */
const maxBodyBytes = 64 * 1024 * 1024;

/** Headers of one connection (RFC 9110, section 7.6.1), which do not go further. */
const ofConnection = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Connects to an address.
 *
 * @param name The name that it stands for, for messages and for TLS.
 */
export function connectExternal(name: string, url: URL): OriginConnection {
  let socket: Socket | undefined;
  return {
    connect: async () => {
      socket = await open(name, url);
    },
    send: (request) => exchange(name, url, request, socket),
  };
}

/**
 * Sends requests of API Gateway to the addresses of their hosts.
 *
 * @returns what throws for a host that is not mapped.
 */
export function fetchMapped(mapping: OriginMapping): FetchExternal {
  return async ({ url, method, headers, body }) => {
    const [, host = "", target = ""] = /^https?:\/\/([^/:?#]+)(?::\d+)?(.*)$/i.exec(url) ?? [];
    const address = mapping.get(canonicalName(host));
    if (address === undefined) {
      throw new Error(
        `${host} is outside the program: map it with --origin ${host}=http://127.0.0.1:<port>`,
      );
    }
    const [path = "", ...query] = target.split("?");
    const connection = connectExternal(host, address);
    await connection.connect();
    const querystring = query.join("?");
    return connection.send({ method, path: path || "/", querystring, headers, body });
  };
}

function open(name: string, { hostname, port, protocol }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const host = hostname.replace(/^\[(.*)\]$/, "$1");
    const isTls = protocol === "https:";
    const target = { host, port: Number(port || (isTls ? 443 : 80)) };
    const socket = isTls ? connectTls({ ...target, servername: name }) : connect(target);
    socket.once(isTls ? "secureConnect" : "connect", () => {
      socket.off("error", failed);
      // Whoever uses it has a listener; one that arrives in between ends with the socket.
      socket.on("error", () => undefined);
      resolve(socket);
    });
    const failed = (cause: Error) =>
      reject(
        new OriginError("connect", `${name} cannot be reached at ${host}:${target.port}`, {
          cause,
        }),
      );
    socket.once("error", failed);
  });
}

function exchange(
  name: string,
  url: URL,
  { method, path, querystring, headers, body, webSocket }: OriginRequest,
  socket: Socket | undefined,
): Promise<Message> {
  const { promise, resolve, reject } = Promise.withResolvers<Message>();
  const isForwarded = (header: string) =>
    !ofConnection.has(header) && !(webSocket && header.startsWith("sec-websocket-"));
  const kept = filterHeaders(headers, isForwarded);
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const sent = send({
    method,
    path: querystring === "" ? path : `${path}?${querystring}`,
    headers: [...rawHeaders(kept), ...connectionLines(webSocket)],
    setHost: false,
    ...(socket === undefined ? {} : { createConnection: () => socket }),
  });
  const broke = (cause: Error) =>
    reject(new OriginError("invalid", `${name} gave no complete answer`, { cause }));
  sent.on("error", broke);
  sent.on("response", (response) => {
    collect(response).then((bytes) => resolve(messageOf(response, bytes)), broke);
  });
  sent.on("upgrade", (response, origin, rest) => {
    webSocket?.join(headOf(response), origin, rest);
    // The viewer has the origin's own response.
    resolve({ status: 200, statusDescription: "", headers: emptyHeaders(), body: Buffer.alloc(0) });
  });
  sent.end(body);
  return promise;
}

/** Lines about the connection, as `node:http` takes them. */
function connectionLines(webSocket: WebSocketRequest | undefined): readonly string[] {
  return webSocket === undefined
    ? ["Connection", "close"]
    : [
        ...["Connection", "Upgrade", "Upgrade", "websocket"],
        ...webSocket.lines.flatMap(({ key, value }) => [key, value]),
      ];
}

/** Status line and headers as the origin sent them. */
function headOf({ statusCode, statusMessage, rawHeaders: raw }: IncomingMessage): string {
  const lines = raw.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ""}`] : [],
  );
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, "", ""].join("\r\n");
}

async function collect(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > maxBodyBytes) {
      response.destroy();
      throw new Error(`the body is larger than ${maxBodyBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function messageOf(response: IncomingMessage, body: Buffer): Message {
  const all = headersFromRaw(response.rawHeaders);
  return {
    status: response.statusCode ?? 0,
    statusDescription: response.statusMessage ?? "",
    headers: filterHeaders(all, (header) => !ofConnection.has(header)),
    body,
  };
}
