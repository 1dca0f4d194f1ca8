/**
 * Answering a request whose stages are recorded.
 *
 * @module
 */
import type { ViewerRequest } from "../http/message.ts";
import type { EdgeResponse } from "../services/cloudfront/edge.ts";
import type { Eventual } from "../services/cloudfront/eventual.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { RequestRecording } from "../trace/request-recording.ts";
import { serverTiming } from "../trace/server-timing.ts";
import type { FrontHandler } from "./front-handler.ts";

/** A response, with what was recorded. */
export interface RecordedResponse extends EdgeResponse {
  readonly recording: RequestRecording;
}

/** The status of a request on which something of ours broke. */
const broken = { status: 500, rawHeaders: [], body: Buffer.alloc(0), requestId: "" };

/**
 * Answers a request, and records it.
 *
 * @param traced Whether the response tells what was done, in `Server-Timing` and `x-local-request-id`.
 * @throws what the handler throws.
 */
export function answerRecorded(
  recorder: Recorder,
  handler: FrontHandler,
  request: ViewerRequest,
  traced: boolean,
): Eventual<RecordedResponse> {
  const recording = recorder.open(request, handler.endpointOf?.(request) ?? "");
  const finish = (response: EdgeResponse): RecordedResponse => {
    const told = traced
      ? ["Server-Timing", serverTiming(recording.stages), "x-local-request-id", recording.id]
      : [];
    const sent = { ...response, rawHeaders: [...response.rawHeaders, ...told] };
    recorder.end(recording, sent);
    return { ...sent, recording };
  };
  const fail = (cause: unknown): never => {
    recorder.end(recording, broken);
    throw cause;
  };
  try {
    const response = recorder.run(recording, () => handler.handle(request));
    return response instanceof Promise ? response.then(finish, fail) : finish(response);
  } catch (cause) {
    return fail(cause);
  }
}

/**
 * Answers a request, recorded where that is asked for or somebody looks.
 *
 * @throws what the handler throws.
 */
export function answerWith(
  recorder: Recorder | undefined,
  handler: FrontHandler,
  request: ViewerRequest,
  traced: boolean,
): Eventual<EdgeResponse & Partial<RecordedResponse>> {
  return recorder !== undefined && (traced || recorder.isOn)
    ? answerRecorded(recorder, handler, request, traced)
    : handler.handle(request);
}
