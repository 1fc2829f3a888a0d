package com.salesagent.local.s3;

import com.salesagent.local.durable.Journal;
import com.salesagent.local.http.LocalServer;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * S3 with path-style addresses: put, get, head, delete and list objects. An object's bytes are a
 * file of their own that is never changed; a journal says which file a key stands for, so a put
 * that was cut off leaves the old object in place.
 */
public final class BucketServer implements AutoCloseable {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final List<String> buckets;
    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Journal journal;
    private final LocalServer server;

    /** An object: where its bytes are, and what is told about them. */
    private record Stored(String file, long size, String etag, Instant at, String type) {
        String line(String name) {
            return String.join(
                    "\t", "put", name, file, Long.toString(size), etag, at.toString(), type);
        }

        static Stored of(String[] part) {
            return new Stored(
                    part[2], Long.parseLong(part[3]), part[4], Instant.parse(part[5]), part[6]);
        }
    }

    /** Serves the buckets that the folder keeps, on the port or the next free one. */
    public BucketServer(Path folder, List<String> buckets, int port) {
        this.folder = folder;
        this.buckets = List.copyOf(buckets);
        this.journal =
                Journal.open(
                        folder.resolve("objects.tsv"),
                        Journal.Sync.SYSTEM,
                        line -> {
                            String[] part = line.split("\t", -1);
                            if (part[0].equals("put")) {
                                objects.put(part[1], Stored.of(part));
                            } else {
                                objects.remove(part[1]);
                            }
                        });
        this.server = LocalServer.start("s3", port, this::handle);
    }

    public int port() {
        return server.port();
    }

    private Reply handle(Request request) throws IOException {
        String path = Request.decoded(request.path()).substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        if (!buckets.contains(bucket)) {
            return error(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        if (key.isEmpty()) {
            return request.method().equals("GET") ? list(bucket, request) : Reply.empty(200);
        }
        return switch (request.method()) {
            case "PUT" -> put(bucket + "/" + key, request);
            case "GET", "HEAD" -> get(bucket + "/" + key);
            case "DELETE" -> delete(bucket + "/" + key);
            default -> error(405, "MethodNotAllowed", "The method is not allowed here");
        };
    }

    private Reply put(String name, Request request) throws IOException {
        byte[] bytes = AwsChunks.decoded(request);
        String file = UUID.randomUUID().toString();
        Path path = folder.resolve("objects").resolve(file.substring(0, 2)).resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        String type = request.header("Content-Type").orElse("application/octet-stream");
        Stored stored =
                new Stored(
                        file,
                        bytes.length,
                        md5(bytes),
                        Instant.now(),
                        type.replaceAll("[\\t\\r\\n]", " "));
        if (name.indexOf('\t') >= 0 || name.indexOf('\n') >= 0) {
            return error(400, "InvalidArgument", "a key can't hold tabs or line ends here");
        }
        journal.append(stored.line(name));
        Stored old = objects.put(name, stored);
        if (old != null) {
            Files.deleteIfExists(path(old));
        }
        return Reply.empty(200).with("ETag", quoted(stored.etag()));
    }

    private Path path(Stored stored) {
        return folder.resolve("objects")
                .resolve(stored.file().substring(0, 2))
                .resolve(stored.file());
    }

    private Reply get(String name) throws IOException {
        Stored stored = objects.get(name);
        if (stored == null) {
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        return Reply.of(200, stored.type(), Files.readAllBytes(path(stored)))
                .with("ETag", quoted(stored.etag()))
                .with("Last-Modified", HTTP_DATE.format(stored.at()))
                .with("Accept-Ranges", "bytes");
    }

    private Reply delete(String name) throws IOException {
        Stored stored = objects.remove(name);
        if (stored != null) {
            journal.append("gone\t" + name);
            Files.deleteIfExists(path(stored));
        }
        return Reply.empty(204);
    }

    private Reply list(String bucket, Request request) {
        Map<String, List<String>> asked = request.parameters();
        String prefix = first(asked, "prefix").orElse("");
        int most = Math.min(1000, first(asked, "max-keys").map(Integer::parseInt).orElse(1000));
        String after =
                first(asked, "continuation-token").or(() -> first(asked, "start-after")).orElse("");
        String from = bucket + "/" + (after.compareTo(prefix) >= 0 ? after : prefix);
        StringBuilder contents = new StringBuilder();
        String last = "";
        int count = 0;
        boolean more = false;
        for (Map.Entry<String, Stored> entry : objects.tailMap(from, after.isEmpty()).entrySet()) {
            if (!entry.getKey().startsWith(bucket + "/" + prefix)) {
                break;
            }
            if (count == most) {
                more = true;
                break;
            }
            last = entry.getKey().substring(bucket.length() + 1);
            count++;
            contents.append(
                    "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>%s</ETag><Size>%d</Size><StorageClass>STANDARD</StorageClass></Contents>"
                            .formatted(
                                    escaped(last),
                                    entry.getValue().at(),
                                    escaped(quoted(entry.getValue().etag())),
                                    entry.getValue().size()));
        }
        String next =
                more
                        ? "<NextContinuationToken>%s</NextContinuationToken>"
                                .formatted(escaped(last))
                        : "";
        return xml(
                200,
                "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>%s</Name><Prefix>%s</Prefix><KeyCount>%d</KeyCount><MaxKeys>%d</MaxKeys><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
                        .formatted(bucket, escaped(prefix), count, most, more, contents, next));
    }

    private static Optional<String> first(Map<String, List<String>> asked, String name) {
        return Optional.ofNullable(asked.get(name)).map(List::getFirst);
    }

    private static Reply error(int status, String code, String message) {
        return xml(
                status,
                "<Error><Code>%s</Code><Message>%s</Message><RequestId>local</RequestId></Error>"
                        .formatted(code, message));
    }

    private static Reply xml(int status, String body) {
        return Reply.of(
                status,
                "application/xml",
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    /** An object's ETag is its MD5, by the protocol. */
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        server.close();
        journal.close();
    }
}
