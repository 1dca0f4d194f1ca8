/**
 * The cases of every program of this folder.
 *
 * @module
 */
import { apiPrograms } from "./api-program-cases.ts";
import { cloudFrontPrograms } from "./cloudfront-cases.ts";
import { type ProgramCase, programs } from "./program-cases.ts";
import { restMappingPrograms } from "./rest-mapping-cases.ts";
import { restComponentPrograms } from "./rest-component-cases.ts";
import { s3Programs } from "./s3-cases.ts";

/** Every program; some are here more than once, with other options. */
export const allPrograms: readonly ProgramCase[] = [
  ...programs,
  ...apiPrograms,
  ...cloudFrontPrograms,
  ...restMappingPrograms,
  ...restComponentPrograms,
  ...s3Programs,
];
