/**
 * Sending traffic at a stack: a flood from one address, and the day of a match in minutes.
 *
 * @module
 */
import { allMethods } from "../../aws/cloudfront-method-sets.ts";
import type { Chance } from "../chance.ts";
import { headersFromRaw } from "../http/header-map.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { ViewerPlace } from "../http/viewer-place.ts";
import { type ControlAnswer, plainAnswer } from "../server/controls.ts";
import { addressMust, isViewerAddress, parsePlace } from "../server/local-headers.ts";
import { type ControlRow, control, jsonAnswer } from "./control-table.ts";
import {
  choiceField,
  type Fields,
  integerField,
  listField,
  numberField,
  objectField,
  required,
  textField,
} from "./fields.ts";
import type { Traffic, TrafficPlan } from "./traffic.ts";
import { viewerField } from "./viewer-control.ts";
import { viewerPlaces } from "./viewer-places.ts";

/** What these controls need of the stack. */
export interface TrafficView {
  readonly chance: Pick<Chance, "of">;
  /** Paths that a day's viewers request, unless others are given; at least one. */
  readonly likelyPaths: () => readonly WeightedPath[];
}

/** A path and how often it is requested, relative to others. */
export interface WeightedPath {
  readonly path: string;
  readonly weight: number;
}

const pathField = textField("Path, with the query string", {
  must: "a path that starts with / and is printable ASCII, of at most 2000 characters",
  accepts: (text) => /^\/[!-~]*$/.test(text),
});

const rateField = required(integerField("Requests a second", { min: 1, max: 2000 }));

/** Traffic of each hour of a day with matches from 14 to 19 o'clock, in percent of the busiest. */
const matchDayHours = [
  2, 1, 1, 1, 1, 2, 5, 10, 18, 25, 30, 40, 55, 80, 100, 100, 85, 100, 95, 60, 40, 25, 12, 5,
];

const stateAnswer =
  "id, kind, state (running, probing, done, stopped), startedMs, seconds, elapsedSeconds, sent, skipped, waiting, statuses, bySecond, firstBlockedMs, passedAgainMs; state is none before the first";

/** The controls of traffic. */
export function trafficControls(traffic: Traffic, view: TrafficView): readonly ControlRow[] {
  const { chance, likelyPaths } = view;
  const random = chance.of("match day");
  return [
    ...kind({
      path: "/__local/flood",
      summary: "Sends requests from one address, by the clock of the stack",
      about: "the flood; after it one request each 10 s shows when a web ACL lets it pass again",
      fields: {
        path: required(pathField),
        method: choiceField("Method, GET by default", allMethods.value),
        address: required(
          textField("Address of the viewer", { must: addressMust, accepts: isViewerAddress }),
        ),
        viewer: viewerField,
        requestsPerSecond: rateField,
        seconds: required(integerField("For so long", { min: 1, max: 600 })),
      },
      plan({ path, method = "GET", address, viewer = "", requestsPerSecond, seconds }) {
        const request = requestFor(path, method, address, parsePlace(viewer));
        return {
          kind: "flood",
          seconds,
          rateAt: () => requestsPerSecond,
          next: () => request,
          probes: true,
        };
      },
    }),
    ...kind({
      path: "/__local/match-day",
      summary: "Sends the requests of a day with matches, by viewers in many places",
      about: "the day",
      fields: {
        minutes: required(numberField("How long the day takes", { min: 1, max: 10 })),
        requestsPerSecond: rateField,
        paths: listField(
          "What is requested; by default what was requested lately, or / and the paths that behaviors name in full",
          objectField("A path", {
            path: required(pathField),
            weight: required(
              numberField("How often, relative to others", { min: 0.001, max: 1e6 }),
            ),
          }),
          100,
        ),
      },
      plan({ minutes, requestsPerSecond, paths }) {
        const chosen = paths ?? likelyPaths();
        const seconds = minutes * 60;
        return {
          kind: "match-day",
          seconds,
          rateAt: (second) => (requestsPerSecond * shareAt(second / seconds)) / 100,
          next: () => matchDayRequest(chosen, random),
          probes: false,
        };
      },
    }),
  ];

  /** Start, state and end of one kind. */
  function kind<F extends Fields>({
    path,
    summary,
    about,
    fields,
    plan,
  }: {
    readonly path: string;
    readonly summary: string;
    readonly about: string;
    readonly fields: F;
    readonly plan: (values: Parameters<Parameters<typeof control<F>>[0]["run"]>[0]) => TrafficPlan;
  }): readonly ControlRow[] {
    return [
      control({
        method: "POST",
        path,
        summary,
        answer: `id of ${about}`,
        fields,
        run: (values) => started(traffic.start(plan(values))),
      }),
      control({
        method: "GET",
        path,
        summary: "Shows what became of the last traffic",
        answer: stateAnswer,
        fields: {},
        run: () => jsonAnswer(traffic.state() ?? { state: "none" }),
      }),
      control({
        method: "DELETE",
        path,
        summary: "Ends the traffic",
        answer: stateAnswer,
        fields: {},
        run() {
          traffic.stop();
          return jsonAnswer(traffic.state() ?? { state: "none" });
        },
      }),
    ];
  }
}

function started(id: string | undefined): ControlAnswer {
  return id === undefined
    ? plainAnswer(409, "traffic is under way; DELETE /__local/flood ends it")
    : jsonAnswer({ id });
}

/** How much traffic there is. @param part Of the day, from 0 to 1. */
function shareAt(part: number): number {
  return matchDayHours[Math.min(23, Math.max(0, Math.floor(part * 24)))] ?? 0;
}

/** A request as a browser would send it. */
function requestFor(
  target: string,
  method: string,
  clientIp: string,
  place: ViewerPlace | undefined,
): ViewerRequest {
  const [path = "", ...query] = target.split("?");
  return {
    method,
    path,
    querystring: query.join("?"),
    headers: headersFromRaw([
      "Host",
      "localhost",
      "User-Agent",
      "touchline-traffic",
      "Accept",
      "*/*",
      "Accept-Encoding",
      "gzip, br",
    ]),
    body: Buffer.alloc(0),
    clientIp,
    httpVersion: "2.0",
    protocol: "https",
    ...(place && { place }),
  };
}

/** Somebody, somewhere, who wants something: with an address of the range for benchmarks (RFC 2544). */
function matchDayRequest(paths: readonly WeightedPath[], random: () => number): ViewerRequest {
  const total = paths.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  const chosen = paths.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  const place = viewerPlaces[Math.floor(random() * viewerPlaces.length)];
  const host = Math.floor(random() * 65_536);
  const address = `198.18.${host >> 8}.${host & 255}`;
  return requestFor(chosen?.path ?? "/", "GET", address, parsePlace(place?.viewer ?? ""));
}
