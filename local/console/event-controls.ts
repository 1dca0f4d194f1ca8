/**
 * `/__local/events`: what happens, as it happens.
 *
 * @module
 */
import { plainAnswer } from "../server/controls.ts";
import { type EventHub, maxSubscribers } from "../trace/event-hub.ts";
import { type ControlRow, control } from "./control-table.ts";

/** The control of events. While anybody reads them, requests are recorded. */
export function eventControls(hub: EventHub): readonly ControlRow[] {
  return [
    control({
      method: "GET",
      path: "/__local/events",
      summary: "Streams what happens, and has requests recorded meanwhile",
      answer:
        "Server-sent events: request (a summary, when one begins and when it ends), log (a line of a function: name, requestId, line, and id of the request), world (what was switched), dropped (count: how many a slow reader missed)",
      answerType: "text/event-stream",
      fields: {},
      run() {
        if (hub.count >= maxSubscribers) {
          return plainAnswer(503, `at most ${maxSubscribers} may read events: close one of them`);
        }
        return {
          status: 200,
          contentType: "text/event-stream",
          body: "",
          stream(response) {
            response.flushHeaders();
            const end = hub.subscribe(response);
            if (end === undefined) {
              response.end();
            } else {
              response.once("close", end);
            }
          },
        };
      },
    }),
  ];
}
