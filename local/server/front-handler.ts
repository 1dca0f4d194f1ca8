/**
 * What a front passes requests to.
 *
 * @module
 */
import type { ViewerRequest } from "../http/message.ts";
import type { Edge } from "../services/cloudfront/edge.ts";

/** The current edge. */
export interface FrontHandler extends Pick<Edge, "handle"> {
  /** The name of what answers a request. @default "" */
  endpointOf?(request: ViewerRequest): string;
}
