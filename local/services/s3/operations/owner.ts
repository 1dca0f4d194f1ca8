/**
 * The owner of every bucket here.
 *
 * @module
 */
import { branch, leaf } from "../wire/xml.ts";

/** A canonical user id has this form; ours belongs to nobody. */
export const ownerId = "0".repeat(64);

/** The owner, as lists name it. */
export const ownerElement = branch("Owner", [leaf("ID", ownerId)]);
