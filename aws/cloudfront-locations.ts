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
  /** Of its airport, with which the names of its edge locations begin: `LHR50-C1`. Empty for a city without any. */
  readonly code: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
}

const cities = `
US IAD Ashburn 39.0 -77.5|US ATL Atlanta 33.7 -84.4|US BOS Boston 42.4 -71.1|US ORD Chicago 41.9 -87.6
US DFW Dallas 32.8 -96.8|US DEN Denver 39.7 -105.0|US IAH Houston 29.8 -95.4|US LAX Los_Angeles 34.1 -118.2
US MIA Miami 25.8 -80.2|US MSP Minneapolis 45.0 -93.3|US JFK New_York 40.7 -74.0|US PHX Phoenix 33.4 -112.1
US SFO San_Francisco 37.8 -122.4|US SEA Seattle 47.6 -122.3|CA YUL Montreal 45.5 -73.6|CA YTO Toronto 43.7 -79.4
CA YVR Vancouver 49.3 -123.1|MX QRO Queretaro 20.6 -100.4|AR EZE Buenos_Aires -34.6 -58.4|BR FOR Fortaleza -3.7 -38.5
BR GIG Rio_de_Janeiro -22.9 -43.2|BR GRU Sao_Paulo -23.5 -46.6|CL SCL Santiago -33.4 -70.7|CO BOG Bogota 4.7 -74.1
PE LIM Lima -12.0 -77.0|AT VIE Vienna 48.2 16.4|BE BRU Brussels 50.9 4.4|BG SOF Sofia 42.7 23.3
CH ZRH Zurich 47.4 8.5|CZ PRG Prague 50.1 14.4|DE TXL Berlin 52.5 13.4|DE FRA Frankfurt 50.1 8.7
DE MUC Munich 48.1 11.6|DK CPH Copenhagen 55.7 12.6|ES MAD Madrid 40.4 -3.7|FI HEL Helsinki 60.2 24.9
FR MRS Marseille 43.3 5.4|FR CDG Paris 48.9 2.4|GB LHR London 51.5 -0.1|GB MAN Manchester 53.5 -2.2
GR ATH Athens 38.0 23.7|HR ZAG Zagreb 45.8 16.0|HU BUD Budapest 47.5 19.0|IE DUB Dublin 53.3 -6.3
IT MXP Milan 45.5 9.2|IT FCO Rome 41.9 12.5|NL AMS Amsterdam 52.4 4.9|NO OSL Oslo 59.9 10.8
PL WAW Warsaw 52.2 21.0|PT LIS Lisbon 38.7 -9.1|RO OTP Bucharest 44.4 26.1|SE ARN Stockholm 59.3 18.1
TR IST Istanbul 41.0 29.0|AE DXB Dubai 25.2 55.3|BH BAH Manama 26.2 50.6|IL TLV Tel_Aviv 32.1 34.8
OM MCT Muscat 23.6 58.4|QA DOH Doha 25.3 51.5|EG CAI Cairo 30.0 31.2|KE NBO Nairobi -1.3 36.8
NG LOS Lagos 6.5 3.4|ZA CPT Cape_Town -33.9 18.4|ZA JNB Johannesburg -26.2 28.0|IN BLR Bengaluru 13.0 77.6
IN MAA Chennai 13.1 80.3|IN HYD Hyderabad 17.4 78.5|IN CCU Kolkata 22.6 88.4|IN BOM Mumbai 19.1 72.9
IN DEL New_Delhi 28.6 77.2|HK HKG Hong_Kong 22.3 114.2|ID CGK Jakarta -6.2 106.8|JP KIX Osaka 34.7 135.5
JP NRT Tokyo 35.7 139.7|KR ICN Seoul 37.6 127.0|MY KUL Kuala_Lumpur 3.1 101.7|PH MNL Manila 14.6 121.0
SG SIN Singapore 1.4 103.8|TH BKK Bangkok 13.8 100.5|TW TPE Taipei 25.0 121.5|VN HAN Hanoi 21.0 105.9
VN SGN Ho_Chi_Minh_City 10.8 106.6|AU BNE Brisbane -27.5 153.0|AU MEL Melbourne -37.8 145.0|AU PER Perth -32.0 115.9
AU SYD Sydney -33.9 151.2|NZ AKL Auckland -36.8 174.8
`;

function city(line: string): EdgeCity {
  const [country = "", code = "", name = "", latitude, longitude] = line.split(" ");
  return {
    country,
    code,
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
