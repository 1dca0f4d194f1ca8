/**
 * A backend that answers with what it received.
 *
 * @module
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listenOnLoopback } from "../../server/loopback.ts";

/** An HTTP server that answers with what it received. */
export async function echoServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const {
      cookie = "",
      "accept-language": language = "",
      "x-from": from = "",
      "x-other": other = "",
    } = request.headers;
    if (request.url === "/redirect") {
      response.writeHead(302, { location: "/there" }).end();
      return;
    }
    const sent = await text(request);
    const said = `${request.method} ${request.url} ${request.headers.host} cookie=${cookie} language=${language} from=${from} other=${other}`;
    response.end(sent === "" ? said : `${said} ${sent}`);
  });
  const port = await listenOnLoopback(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
