/**
 * The ports at which the endpoints of a stack answer.
 *
 * @module
 */
import type { LocalEndpoint } from "../local-options.ts";
import { type Endpoint, portedEndpoints } from "./endpoints.ts";
import { createFront, type Front, type FrontOptions } from "./front.ts";
import type { FrontHandler } from "./front-handler.ts";

/** What ports are made of. */
export interface StackPortsOptions extends FrontOptions {
  /** @param index The position of the port among those of the stack. */
  readonly handlerAt: (index: number) => FrontHandler;
  /** What answers viewers now. */
  readonly endpoints: () => readonly Endpoint[];
}

/** The ports of a stack. */
export interface StackPorts {
  /** Opens the first one. @returns the port. @throws the system's error. */
  listen(port: number): Promise<number>;
  /**
   * Opens a port for each endpoint that has none.
   *
   * @param preferred The port for a position; where it is in use, any that is free.
   */
  open(preferred: (index: number) => number): Promise<void>;
  /** Endpoints with ports of their own. */
  list(): readonly LocalEndpoint[];
  /** The address of an endpoint by one of its names. */
  originOf(host: string): string | undefined;
  close(): Promise<void>;
}

/** No port is open yet. */
export function createStackPorts(options: StackPortsOptions): StackPorts {
  const { handlerAt } = options;
  const fronts: Front[] = [];
  const ports: number[] = [];
  const ported = () => portedEndpoints(options.endpoints());
  const urlAt = (index: number) => `http://127.0.0.1:${ports[index]}`;

  function add(): Front {
    const front = createFront(handlerAt(fronts.length), options);
    fronts.push(front);
    return front;
  }

  return {
    async listen(port) {
      const bound = await add().listen(port);
      ports.push(bound);
      return bound;
    },
    async open(preferred) {
      while (ports.length < ported().length) {
        const port = preferred(ports.length);
        const front = add();
        ports.push(await front.listen(port).catch(() => front.listen(0)));
      }
    },
    list: () => ported().map(({ kind, name }, index) => ({ kind, name, url: urlAt(index) })),
    originOf(host) {
      const index = ported().findIndex(({ isNamed }) => isNamed(host));
      return index < 0 ? undefined : urlAt(index);
    },
    async close() {
      await Promise.all(fronts.map((front) => front.close()));
    },
  };
}
