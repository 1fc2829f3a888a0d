package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.local.s3.BucketServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Buckets through the real SDK. */
class BucketTest {
    @TempDir private Path folder;
    private BucketServer server;
    private S3Client s3;

    @BeforeEach
    void start() {
        server = new BucketServer(folder, List.of("raw"), 0);
        String at = "http://127.0.0.1:" + server.port();
        s3 = new TestClients(new Endpoints(0, "", "us-east-1", at, at, at, at, at, at)).s3();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anObjectComesBackAsItWasPut() {
        byte[] bytes = "Grüße\r\n\0".getBytes(StandardCharsets.UTF_8);

        s3.putObject(
                put -> put.bucket("raw").key("mail/2026/a b+c.eml").contentType("message/rfc822"),
                RequestBody.fromBytes(bytes));

        var found = s3.getObjectAsBytes(get -> get.bucket("raw").key("mail/2026/a b+c.eml"));
        assertThat(found.asByteArray()).isEqualTo(bytes);
        assertThat(found.response().contentType()).isEqualTo("message/rfc822");
        assertThat(
                        s3.headObject(head -> head.bucket("raw").key("mail/2026/a b+c.eml"))
                                .contentLength())
                .isEqualTo(bytes.length);
    }

    @Test
    void keysAreListedInOrderPageByPage() {
        for (int i = 0; i < 5; i++) {
            String key = "k" + i;
            s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromString(key));
        }
        s3.deleteObject(delete -> delete.bucket("raw").key("k3"));

        List<String> keys =
                s3
                        .listObjectsV2Paginator(list -> list.bucket("raw").prefix("k").maxKeys(2))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList();

        assertThat(keys).containsExactly("k0", "k1", "k2", "k4");
    }

    @Test
    void aKeyThatLooksLikeAPathStaysInTheBucket() {
        s3.putObject(put -> put.bucket("raw").key("x/../../y"), RequestBody.fromString("in"));

        assertThat(folder.getParent().resolve("y")).doesNotExist();
        assertThatThrownBy(() -> s3.getObjectAsBytes(get -> get.bucket("raw").key("y")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void objectsAreThereAfterARestart() {
        s3.putObject(put -> put.bucket("raw").key("a"), RequestBody.fromString("old"));
        s3.putObject(put -> put.bucket("raw").key("a"), RequestBody.fromString("new"));
        server.close();
        start();

        assertThat(s3.getObjectAsBytes(get -> get.bucket("raw").key("a")).asUtf8String())
                .isEqualTo("new");
    }
}
