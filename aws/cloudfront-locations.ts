/**
 * Where edge locations and regional edge caches of CloudFront are.
 *
 * @module
 */
import { edgeExecutionRegions } from "./cloudfront-regions.ts";
import type { Fact, Page } from "./fact.ts";

const cloudFrontFeaturesPage: Page = {
  source: {
    title: "Amazon CloudFront key features",
    url: "https://aws.amazon.com/cloudfront/features/",
  },
  read: "2026-11",
};

/** A city with edge locations. Degrees, north and east positive. */
export interface EdgeCity {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

const cities = `
US Ashburn 39.0 -77.5|US Atlanta 33.7 -84.4|US Boston 42.4 -71.1|US Chicago 41.9 -87.6|US Dallas 32.8 -96.8|US Denver 39.7 -105.0
US Houston 29.8 -95.4|US Los_Angeles 34.1 -118.2|US Miami 25.8 -80.2|US Minneapolis 45.0 -93.3|US New_York 40.7 -74.0
US Phoenix 33.4 -112.1|US San_Francisco 37.8 -122.4|US Seattle 47.6 -122.3|CA Montreal 45.5 -73.6|CA Toronto 43.7 -79.4
CA Vancouver 49.3 -123.1|MX Queretaro 20.6 -100.4|AR Buenos_Aires -34.6 -58.4|BR Fortaleza -3.7 -38.5|BR Rio_de_Janeiro -22.9 -43.2
BR Sao_Paulo -23.5 -46.6|CL Santiago -33.4 -70.7|CO Bogota 4.7 -74.1|PE Lima -12.0 -77.0|AT Vienna 48.2 16.4|BE Brussels 50.9 4.4
BG Sofia 42.7 23.3|CH Zurich 47.4 8.5|CZ Prague 50.1 14.4|DE Berlin 52.5 13.4|DE Frankfurt 50.1 8.7|DE Munich 48.1 11.6
DK Copenhagen 55.7 12.6|ES Madrid 40.4 -3.7|FI Helsinki 60.2 24.9|FR Marseille 43.3 5.4|FR Paris 48.9 2.4|GB London 51.5 -0.1
GB Manchester 53.5 -2.2|GR Athens 38.0 23.7|HR Zagreb 45.8 16.0|HU Budapest 47.5 19.0|IE Dublin 53.3 -6.3|IT Milan 45.5 9.2
IT Rome 41.9 12.5|NL Amsterdam 52.4 4.9|NO Oslo 59.9 10.8|PL Warsaw 52.2 21.0|PT Lisbon 38.7 -9.1|RO Bucharest 44.4 26.1
SE Stockholm 59.3 18.1|TR Istanbul 41.0 29.0|AE Dubai 25.2 55.3|BH Manama 26.2 50.6|IL Tel_Aviv 32.1 34.8|OM Muscat 23.6 58.4
QA Doha 25.3 51.5|EG Cairo 30.0 31.2|KE Nairobi -1.3 36.8|NG Lagos 6.5 3.4|ZA Cape_Town -33.9 18.4|ZA Johannesburg -26.2 28.0
IN Bengaluru 13.0 77.6|IN Chennai 13.1 80.3|IN Hyderabad 17.4 78.5|IN Kolkata 22.6 88.4|IN Mumbai 19.1 72.9|IN New_Delhi 28.6 77.2
HK Hong_Kong 22.3 114.2|ID Jakarta -6.2 106.8|JP Osaka 34.7 135.5|JP Tokyo 35.7 139.7|KR Seoul 37.6 127.0|MY Kuala_Lumpur 3.1 101.7
PH Manila 14.6 121.0|SG Singapore 1.4 103.8|TH Bangkok 13.8 100.5|TW Taipei 25.0 121.5|VN Hanoi 21.0 105.9|VN Ho_Chi_Minh_City 10.8 106.6
AU Brisbane -27.5 153.0|AU Melbourne -37.8 145.0|AU Perth -32.0 115.9|AU Sydney -33.9 151.2|NZ Auckland -36.8 174.8
`;

function city(line: string): EdgeCity {
  const [country = "", name = "", latitude, longitude] = line.split(" ");
  return {
    country,
    name: name.replaceAll("_", " "),
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}

export const edgeCities: Fact<readonly EdgeCity[]> = {
  about: "Cities with edge locations of CloudFront, with their coordinates in degrees",
  value: cities.trim().split(/[|\n]/).map(city),
  ...cloudFrontFeaturesPage,
  certainty: "memory",
  note: "The page names more cities of the United States and Europe, and the number of locations in each, which changes every month.",
};

export const regionalEdgeCacheRegions: Fact<readonly string[]> = {
  about: "Regions with a regional edge cache of CloudFront",
  value: edgeExecutionRegions.value,
  ...cloudFrontFeaturesPage,
  certainty: "memory",
  note: "The page names 13 cities. Functions run beside them, so the list is that of the Regions that run functions.",
};
