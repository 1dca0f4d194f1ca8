/**
 * Where a viewer is, as far as CloudFront's headers tell.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 * @module
 */

/** The headers as they came; `undefined` for one that is missing. */
export interface PlaceHeaders {
  /** `CloudFront-Viewer-Country`. */
  readonly country: string | undefined;
  /** `CloudFront-Viewer-Latitude`; missing for requests out of AWS's own network. */
  readonly latitude: string | undefined;
  /** `CloudFront-Viewer-Longitude`, as above. */
  readonly longitude: string | undefined;
}

/** What is left of them when what makes no sense is taken off. */
export interface ViewerPlace {
  /** In the form of ISO 3166-1 alpha-2; that there is such a country is not said. */
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

/** Plain decimal degrees; no exponent, no sign but minus, and nothing percent-encoded. */
const degrees = /^-?\d{1,3}(?:\.\d{1,15})?$/;

/**
 * Reads a viewer's place. What is missing or makes no sense is not known, and no reason to refuse anybody.
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

/** @param most The absolute value that is still a place. */
function readDegrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !degrees.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}
