package com.salesagent.compliance;

import com.salesagent.domain.raw.RawObjects;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.function.Predicate;

/** {@link RawObjects} on a bucket. */
final class S3RawObjects implements RawObjects {
    private final S3Client s3;
    private final String bucket;

    S3RawObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public boolean each(String after, Predicate<String> visitor) {
        for (ListObjectsV2Response page :
                s3.listObjectsV2Paginator(
                        list -> list.bucket(bucket).startAfter(after.isEmpty() ? null : after))) {
            for (S3Object object : page.contents()) {
                if (!visitor.test(object.key())) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(bucket).key(key));
    }
}
