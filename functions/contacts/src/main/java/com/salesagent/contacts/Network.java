package com.salesagent.contacts;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

/**
 * What the fetcher may reach. Tests pass one of their own; no variable changes it.
 *
 * @param names who turns names into addresses
 * @param reachable which addresses may be connected to
 * @param port the only port
 * @param tls whose certificates are believed
 */
record Network(DnsResolver names, Predicate<InetAddress> reachable, int port, SSLContext tls) {
    private static final int HTTPS = 443;

    static Network internet() {
        try {
            return new Network(
                    SystemDefaultDnsResolver.INSTANCE,
                    PublicAddresses::contains,
                    HTTPS,
                    SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has a default TLS context", e);
        }
    }
}
