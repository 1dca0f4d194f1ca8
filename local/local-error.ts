/**
 * Why the runtime cannot start or go on, for the person at the terminal.
 *
 * @module
 */

/**
 * Whose fault it is: the command line's, the program's, a port's, or something the runtime does not
 * simulate.
 */
export type LocalFault = "usage" | "program" | "port" | "unsupported";

/** A failure that is told in its message alone; anything else is a defect and is shown with its stack. */
export class LocalError extends Error {
  readonly fault: LocalFault;

  constructor(message: string, options: ErrorOptions & { readonly fault: LocalFault }) {
    super(message, options);
    this.name = "LocalError";
    this.fault = options.fault;
  }
}
