/** Buckets on a folder: the little of S3 that keeps raw mail and event batches. */
package com.salesagent.local.s3;
