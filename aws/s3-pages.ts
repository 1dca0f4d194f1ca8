/**
 * Pages of S3's documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";

export const multipartLimitsPage: Page = {
  source: { title: "Amazon S3 multipart upload limits", url: `${guide}/qfacts.html` },
  read: "2026-09",
};

export const objectKeysPage: Page = {
  source: { title: "Naming Amazon S3 objects", url: `${guide}/object-keys.html` },
  read: "2026-04",
};

export const objectMetadataPage: Page = {
  source: { title: "Working with object metadata", url: `${guide}/UsingMetadata.html` },
  read: "2026-04",
};

export const defaultEncryptionPage: Page = {
  source: {
    title: "Setting default server-side encryption behavior for Amazon S3 buckets",
    url: `${guide}/bucket-encryption.html`,
  },
  read: "2026-09",
};

export const conditionalWritesPage: Page = {
  source: {
    title: "How to prevent object overwrites with conditional writes",
    url: `${guide}/conditional-writes.html`,
  },
  read: "2026-04",
};

export const conditionalDeletesPage: Page = {
  source: { title: "How to perform conditional deletes", url: `${guide}/conditional-deletes.html` },
  read: "2026-09",
};

export const replicationPage: Page = {
  source: {
    title: "Replicating objects within and across Regions",
    url: `${guide}/replication.html`,
  },
  read: "2026-04",
};

export const replicationConfigurationPage: Page = {
  source: {
    title: "Replication configuration file elements",
    url: `${guide}/replication-add-config.html`,
  },
  read: "2026-04",
};

export const objectOwnershipPage: Page = {
  source: {
    title: "Troubleshooting (S3 Object Ownership)",
    url: `${guide}/object-ownership-error-responses.html`,
  },
  read: "2026-11",
};

export const createBucketPage: Page = {
  source: {
    title: "CreateBucket",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html",
  },
  read: "2026-11",
};

export const corsPage: Page = {
  source: { title: "Using cross-origin resource sharing (CORS)", url: `${guide}/cors.html` },
  read: "2026-11",
};

export const corsElementsPage: Page = {
  source: { title: "Elements of a CORS configuration", url: `${guide}/ManageCorsUsing.html` },
  read: "2026-11",
};

export const putBucketCorsPage: Page = {
  source: {
    title: "PutBucketCors",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html",
  },
  read: "2026-11",
};

export const getObjectPage: Page = {
  source: {
    title: "GetObject",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
  },
  read: "2026-04",
};

export const listObjectsPage: Page = {
  source: {
    title: "ListObjectsV2",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html",
  },
  read: "2026-04",
};

export const deleteObjectsPage: Page = {
  source: {
    title: "DeleteObjects",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html",
  },
  read: "2026-04",
};

export const signatureQueryPage: Page = {
  source: {
    title: "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
  },
  read: "2026-04",
};

export const requestTimePage: Page = {
  source: {
    title: "Error responses",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  },
  read: "2026-04",
};

export const publicAccessBlockPage: Page = {
  source: {
    title: "Blocking public access to your Amazon S3 storage",
    url: `${guide}/access-control-block-public-access.html`,
  },
  read: "2026-04",
};

export const storageClassesPage: Page = {
  source: {
    title: "Understanding and managing Amazon S3 storage classes",
    url: `${guide}/storage-class-intro.html`,
  },
  read: "2026-04",
};

export const s3ReferencePage: Page = {
  source: {
    title: "Amazon S3 API Reference",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Types.html",
  },
  read: "2026-11",
};

export const lifecycleConsiderationsPage: Page = {
  source: {
    title: "Transitioning objects using Amazon S3 Lifecycle",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html",
  },
  read: "2026-11",
};

export const websiteEndpointsPage: Page = {
  source: { title: "Website endpoints", url: `${guide}/WebsiteEndpoints.html` },
  read: "2026-11",
};

export const websiteErrorsPage: Page = {
  source: {
    title: "Configuring a custom error document",
    url: `${guide}/CustomErrorDocSupport.html`,
  },
  read: "2026-11",
};

export const websiteAccessPage: Page = {
  source: {
    title: "Setting permissions for website access",
    url: `${guide}/WebsiteAccessPermissionsReqd.html`,
  },
  read: "2026-11",
};

export const websiteRedirectsPage: Page = {
  source: {
    title: "(Optional) Configuring a webpage redirect",
    url: `${guide}/how-to-page-redirect.html`,
  },
  read: "2026-11",
};

export const notificationTypesPage: Page = {
  source: {
    title: "Event notification types and destinations",
    url: `${guide}/notification-how-to-event-types-and-destinations.html`,
  },
  read: "2026-11",
};

export const notificationContentPage: Page = {
  source: {
    title: "Event message structure",
    url: `${guide}/notification-content-structure.html`,
  },
  read: "2026-11",
};

export const notificationFilterPage: Page = {
  source: {
    title: "Configuring event notifications using object key name filtering",
    url: `${guide}/notification-how-to-filtering.html`,
  },
  read: "2026-11",
};
