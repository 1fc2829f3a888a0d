package com.salesagent.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.standing.DnsRecords;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The resolver against a name server on this machine, over UDP. */
class JndiDnsTest {
    private static final String LONG = "k=rsa; p=" + "A".repeat(400);

    @Test
    void textsComeWholeWhateverTheyHoldAndHoweverLongTheyAre() throws IOException {
        try (NameServer server =
                new NameServer(
                        Map.of(
                                "acme.com",
                                List.of("v=spf1 include:sendgrid.net ~all", "plain", "say \"a\""),
                                "s1._domainkey.acme.com",
                                List.of(LONG)))) {
            JndiDns dns = new JndiDns(server.url());

            assertThat(dns.texts("acme.com"))
                    .containsExactlyInAnyOrder(
                            "v=spf1 include:sendgrid.net ~all", "plain", "say \"a\"");
            assertThat(dns.texts("s1._domainkey.acme.com")).containsExactly(LONG);
        }
    }

    @Test
    void aRecordBehindAnAliasIsFound() throws IOException {
        try (NameServer server = new NameServer(Map.of("target.sendgrid.net", List.of("p=MIGf")))) {
            server.aliases("s1._domainkey.acme.com", "target.sendgrid.net");

            assertThat(new JndiDns(server.url()).texts("s1._domainkey.acme.com"))
                    .containsExactly("p=MIGf");
        }
    }

    @Test
    void aNameThatIsNotThereHasNoTexts() throws IOException {
        try (NameServer server = new NameServer(Map.of())) {
            assertThat(new JndiDns(server.url()).texts("nobody.acme.com")).isEmpty();
        }
    }

    @Test
    void aSilentNameServerIsNoAnswer() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            JndiDns dns = new JndiDns("dns://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> dns.texts("acme.com"))
                    .isInstanceOf(DnsRecords.Unavailable.class);
        }
    }

    /** Answers questions for TXT records as RFC 1035 has it. */
    private static final class NameServer implements AutoCloseable {
        private final DatagramSocket socket =
                new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final Map<String, List<String>> texts;
        private volatile String alias = "";
        private volatile String target = "";

        NameServer(Map<String, List<String>> texts) throws IOException {
            this.texts = texts;
            Thread.ofVirtual().start(this::serve);
        }

        void aliases(String from, String to) {
            alias = from;
            target = to;
        }

        String url() {
            return "dns://127.0.0.1:" + socket.getLocalPort();
        }

        private void serve() {
            byte[] buffer = new byte[512];
            while (!socket.isClosed()) {
                try {
                    DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                    socket.receive(question);
                    byte[] answer = answer(buffer);
                    socket.send(
                            new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private byte[] answer(byte[] question) throws IOException {
            StringBuilder name = new StringBuilder();
            int at = 12;
            while (question[at] != 0) {
                name.append(name.isEmpty() ? "" : ".")
                        .append(
                                new String(
                                        question, at + 1, question[at], StandardCharsets.US_ASCII));
                at += question[at] + 1;
            }
            int end = at + 5;
            String asked = name.toString().toLowerCase(Locale.ROOT);
            boolean aliased = asked.equals(alias);
            List<String> found = texts.getOrDefault(aliased ? target : asked, List.of());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(question, 0, 2);
            out.writeShort(found.isEmpty() ? 0x8183 : 0x8180);
            out.writeShort(1);
            out.writeShort(found.size() + (aliased ? 1 : 0));
            out.writeShort(0);
            out.writeShort(0);
            out.write(question, 12, end - 12);
            if (aliased) {
                record(out, name(asked), 5, name(target));
            }
            for (String text : found) {
                record(out, name(aliased ? target : asked), 16, pieces(text));
            }
            return bytes.toByteArray();
        }

        private static void record(DataOutputStream out, byte[] name, int type, byte[] data)
                throws IOException {
            out.write(name);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }

        private static byte[] name(String name) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String label : name.split("\\.", -1)) {
                bytes.write(label.length());
                bytes.write(label.getBytes(StandardCharsets.US_ASCII));
            }
            bytes.write(0);
            return bytes.toByteArray();
        }

        private static byte[] pieces(String text) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int start = 0; start < text.length(); start += 255) {
                String piece = text.substring(start, Math.min(start + 255, text.length()));
                bytes.write(piece.length());
                bytes.write(piece.getBytes(StandardCharsets.US_ASCII));
            }
            return bytes.toByteArray();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
