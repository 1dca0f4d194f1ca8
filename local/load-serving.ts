/**
 * The modules that serve: loaded while the program is evaluated in its own process.
 *
 * @module
 */

/** Loads them. */
export const loadServing = () =>
  Promise.all([
    import("./console/stack-controls.ts"),
    import("./model/assemble.ts"),
    import("./server/stack-ports.ts"),
    import("./server/stack-runtime.ts"),
  ]).then(([controls, assembling, ports, runtime]) => ({
    ...controls,
    ...assembling,
    ...ports,
    ...runtime,
  }));
