/**
 * Where a viewer is, as far as it is known.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html#cloudfront-headers-viewer-location
 * @module
 */

/**
 * Where a viewer is and what it connects with. What is missing makes no header, as on AWS; values
 * are percent-encoded where they become headers and are not ASCII.
 */
export interface ViewerPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly countryName?: string;
  /** ISO 3166-2, without the country. */
  readonly region?: string;
  readonly regionName?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly latitude?: string;
  readonly longitude?: string;
  /** United States only. */
  readonly metroCode?: string;
  /** IANA name. */
  readonly timeZone?: string;
  readonly asn?: string;
  /** `version:cipher:handshake`. */
  readonly tls?: string;
  readonly ja3?: string;
  readonly ja4?: string;
}
