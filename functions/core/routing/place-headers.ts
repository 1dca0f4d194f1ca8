/**
 * The location of a viewer, from CloudFront's headers.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 * @module
 */

/** The headers as received; `undefined` for an absent one. */
export interface PlaceHeaders {
  /** `CloudFront-Viewer-Country`. */
  readonly country: string | undefined;
  /** `CloudFront-Viewer-Latitude`; absent for requests from AWS's network. */
  readonly latitude: string | undefined;
  /** `CloudFront-Viewer-Longitude`, as above. */
  readonly longitude: string | undefined;
}

/** The valid values of the headers. */
export interface ViewerPlace {
  /** In the form of ISO 3166-1 alpha-2; not checked against the list. */
  readonly country: string | undefined;
  /** Both, or neither. */
  readonly coordinates: Coordinates | undefined;
}

/** A point on Earth. */
export interface Coordinates {
  /** Degrees, north positive, -90 to 90. */
  readonly latitude: number;
  /** Degrees, east positive, -180 to 180. */
  readonly longitude: number;
}

const alpha2 = /^[A-Z]{2}$/;

/** Decimal degrees; no exponent, no plus sign. */
const degrees = /^-?\d{1,3}(?:\.\d{1,15})?$/;

/**
 * Reads a viewer's location. Absent and invalid values are unknown; no request is refused for them.
 *
 * @throws never
 */
export function placeOf({ country, latitude, longitude }: PlaceHeaders): ViewerPlace {
  return {
    country: country !== undefined && alpha2.test(country) ? country : undefined,
    coordinates: coordinatesOf(readDegrees(latitude, 90), readDegrees(longitude, 180)),
  };
}

function coordinatesOf(
  latitude: number | undefined,
  longitude: number | undefined,
): Coordinates | undefined {
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** @param most The maximum absolute value. */
function readDegrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !degrees.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}
