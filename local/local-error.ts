/**
 * Why the runtime cannot start or continue, for the user.
 *
 * @module
 */

/**
 * Whose fault it is: the command line's, the program's, a port's, the data folder's, or something the runtime
 * does not simulate.
 */
export type LocalFault = "usage" | "program" | "port" | "data" | "unsupported";

/** A failure whose message explains it; any other error is a defect and is shown with its stack. */
export class LocalError extends Error {
  readonly fault: LocalFault;

  constructor(message: string, options: ErrorOptions & { readonly fault: LocalFault }) {
    super(message, options);
    this.name = "LocalError";
    this.fault = options.fault;
  }
}
