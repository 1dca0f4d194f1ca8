/**
 * Deployments of a stack that is served: their settings, and the versions of functions that they leave behind.
 *
 * Until the first one, every evaluation is of a new stack.
 *
 * @module
 */
import type { Graph, GraphNode } from "./graph.ts";

/** Settings by key, in place of those of the stack file. */
export type DeploymentSettings = Readonly<Record<string, string>>;

/** The deployments of a stack. */
export class Deployments {
  readonly #published = new Map<string, GraphNode>();
  #settings: DeploymentSettings | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Those of the last deployment; empty before the first one. */
  get settings(): DeploymentSettings {
    return this.#settings ?? {};
  }

  /** Versions of functions, with those that are no longer declared; in the order of their publication. */
  get published(): readonly GraphNode[] {
    return [...this.#published.values()];
  }

  /** What an evaluation follows. @param served What is served now. */
  previous(served: Graph | undefined): Graph | undefined {
    return this.#settings === undefined ? undefined : served;
  }

  /**
   * Deploys with other settings, after the deployment before has ended. If it fails, the settings before stay.
   *
   * @param served What is served now; its versions remain.
   * @param serve Evaluates and serves.
   * @throws what `serve` throws.
   */
  deploy(
    settings: DeploymentSettings,
    served: () => Graph | undefined,
    serve: () => Promise<unknown>,
  ): Promise<void> {
    const deploying = this.#turn.then(() => this.#deploy(settings, served(), serve));
    this.#turn = deploying.catch(() => undefined);
    return deploying;
  }

  async #deploy(
    settings: DeploymentSettings,
    served: Graph | undefined,
    serve: () => Promise<unknown>,
  ): Promise<void> {
    for (const node of served?.nodes ?? []) {
      if (node.type === "aws:lambda/function:Function" && node.inputs["publish"] === true) {
        this.#published.set(String(node.outputs["qualifiedArn"]), node);
      }
    }
    const before = this.#settings;
    this.#settings = settings;
    try {
      await serve();
    } catch (error) {
      this.#settings = before;
      throw error;
    }
  }
}
