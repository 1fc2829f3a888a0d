package com.salesagent.local;

import com.salesagent.local.durable.StateFile;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** What nobody chooses: made at the first start, kept in {@code .local/secrets.properties}. */
record Secrets(
        String linkKey,
        String unsubscribeKey,
        String inboundPath,
        String webhookPublicKey,
        PrivateKey webhookPrivateKey) {
    private static final int KEY_BYTES = 32;

    static Secrets loadOrMake(Path path) {
        StateFile file = new StateFile(path);
        String text = file.read().orElseGet(() -> make(file));
        Properties kept = new Properties();
        try {
            kept.load(new StringReader(text));
            return new Secrets(
                    required(kept, "LINK_KEY", path),
                    required(kept, "UNSUBSCRIBE_KEY", path),
                    required(kept, "INBOUND_PATH_SECRET", path),
                    required(kept, "WEBHOOK_PUBLIC_KEYS", path),
                    privateKey(required(kept, "WEBHOOK_PRIVATE_KEY", path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStart(
                    "%s holds a WEBHOOK_PRIVATE_KEY that can't be read; delete the file and new secrets are made (links in older emails stop working)"
                            .formatted(path),
                    e);
        }
    }

    private static String required(Properties kept, String name, Path path) {
        String value = kept.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new CannotStart(
                    "%s has no %s; delete the file and new secrets are made (links in older emails stop working)"
                            .formatted(path, name));
        }
        return value;
    }

    private static PrivateKey privateKey(String encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    private static String make(StateFile file) {
        SecureRandom random = new SecureRandom();
        KeyPair webhook = webhookKeys(random);
        String text =
                """
                # Made at the first start. Whoever reads these can forge links and webhooks of this local cloud.
                LINK_KEY=%s
                UNSUBSCRIBE_KEY=%s
                INBOUND_PATH_SECRET=%s
                WEBHOOK_PUBLIC_KEYS=%s
                WEBHOOK_PRIVATE_KEY=%s
                """
                        .formatted(
                                hex(random),
                                hex(random),
                                hex(random),
                                base64(webhook.getPublic().getEncoded()),
                                base64(webhook.getPrivate().getEncoded()));
        file.write(text);
        try {
            Files.setPosixFilePermissions(
                    file.path(), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException | UnsupportedOperationException e) {
            // a file system without such permissions protects the folder in its own way
        }
        return text;
    }

    private static KeyPair webhookKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java platform has P-256", e);
        }
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
