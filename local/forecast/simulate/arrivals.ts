/**
 * Who sends the next request of a pattern, and which.
 *
 * @module
 */
import type { Profile } from "../profile/request-profile.ts";
import type { TrafficPattern } from "../traffic/traffic.ts";
import type { KeyRates } from "./key-rates.ts";
import { type Draw, WeightedChoice } from "./random.ts";

/** A request that somebody sends. */
export interface Sent {
  /** Position of its route. */
  readonly route: number;
  readonly place: number;
  /** Positions of its values. */
  readonly choices: readonly number[];
  /** The client, by position; `undefined` for a viewer. */
  readonly client: number | undefined;
  /** The number of its viewer, or of an address of its client. */
  readonly sender: number;
  readonly isRepeated: boolean;
}

const none: readonly number[] = [];

/** A choice among routes, by their positions. */
interface RouteChoice {
  readonly positions: readonly number[];
  readonly choice: WeightedChoice;
}

/** Draws requests of a pattern. */
export class Arrivals {
  readonly #traffic: TrafficPattern;
  readonly #viewers: number;
  readonly #draw: Draw;
  readonly #places: WeightedChoice;
  readonly #routes: RouteChoice;
  readonly #clients: readonly (RouteChoice & { readonly place: number })[];
  readonly #values: readonly (readonly WeightedChoice[])[];

  constructor(
    profile: Profile,
    traffic: TrafficPattern,
    keys: KeyRates,
    viewers: number,
    draw: Draw,
  ) {
    this.#traffic = traffic;
    this.#viewers = viewers;
    this.#draw = draw;
    this.#places = new WeightedChoice(profile.places.map(({ share }) => share));
    const routesOf = (client: number | undefined): RouteChoice => {
      const positions = profile.routes.flatMap((route, at) =>
        route.client === client ? [at] : [],
      );
      const shares = positions.map((at) => profile.routes[at]?.share ?? 0);
      return { positions, choice: new WeightedChoice(shares) };
    };
    this.#routes = routesOf(undefined);
    this.#clients = traffic.clients.map(({ country }, at) => {
      const place = profile.places.findIndex((each) => each.place.country === country);
      return { ...routesOf(at), place: Math.max(0, place) };
    });
    this.#values = profile.routes.map((_, at) =>
      keys.sharesOf(at).map((shares) => new WeightedChoice(shares)),
    );
  }

  /** The next request of a viewer. */
  ofViewer(): Sent {
    const draw = this.#draw;
    const route = this.#routes.positions[this.#routes.choice.draw(draw)] ?? 0;
    return {
      route,
      place: this.#places.draw(draw),
      choices: this.#choose(route),
      client: undefined,
      sender: Math.floor(draw() * this.#viewers),
      isRepeated: draw() < this.#traffic.repeatVisitors,
    };
  }

  /** The next request of a client. */
  ofClient(client: number): Sent {
    const draw = this.#draw;
    const own = this.#clients[client] ?? { ...this.#routes, place: 0 };
    const route = own.positions[own.choice.draw(draw)] ?? 0;
    const { addresses = 1 } = this.#traffic.clients[client] ?? {};
    return {
      route,
      place: own.place,
      choices: this.#choose(route),
      client,
      sender: Math.floor(draw() * addresses),
      isRepeated: false,
    };
  }

  #choose(route: number): readonly number[] {
    const values = this.#values[route] ?? [];
    return values.length === 0 ? none : values.map((choice) => choice.draw(this.#draw));
  }
}
