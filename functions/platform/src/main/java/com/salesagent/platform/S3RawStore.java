package com.salesagent.platform;

import com.salesagent.domain.raw.RawStore;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.List;
import java.util.Optional;

/** {@link RawStore} on a bucket; the bucket's lifecycle rule ends what is 90 days old. */
public final class S3RawStore implements RawStore {
    private final S3Client s3;
    private final String bucket;

    public S3RawStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, String contentType, byte[] bytes) {
        s3.putObject(
                put -> put.bucket(bucket).key(key).contentType(contentType),
                RequestBody.fromBytes(bytes));
    }

    @Override
    public List<String> keys(String prefix, String after, int limit) {
        return s3
                .listObjectsV2(
                        list ->
                                list.bucket(bucket)
                                        .prefix(prefix)
                                        .startAfter(after.isEmpty() ? null : after)
                                        .maxKeys(limit))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public Optional<Raw> find(String key) {
        try {
            ResponseBytes<GetObjectResponse> object =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return Optional.of(new Raw(object.response().contentType(), object.asInputStream()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
