package com.salesagent.platform;

import com.salesagent.domain.standing.DnsRecords;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** {@link DnsRecords} by the JDK's own resolver. */
public final class JndiDns implements DnsRecords {
    private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\S+");

    private final String servers;

    /** The name servers of this machine. */
    public JndiDns() {
        this("dns:");
    }

    /**
     * @param servers as a JNDI URL, {@code dns://127.0.0.1:5353}
     */
    public JndiDns(String servers) {
        this.servers = servers;
    }

    @Override
    // JNDI's own interface asks for a Hashtable; the DNS provider only ever yields texts.
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    public List<String> texts(String name) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        environment.put("com.sun.jndi.dns.timeout.initial", "1500");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext context = null;
        try {
            context = new InitialDirContext(environment);
            return values(context.getAttributes(name, new String[] {"TXT"}).get("TXT"));
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new Unavailable(e);
        } finally {
            close(context);
        }
    }

    private static List<String> values(Attribute attribute) throws NamingException {
        List<String> texts = new ArrayList<>();
        if (attribute != null) {
            NamingEnumeration<?> values = attribute.getAll();
            while (values.hasMore()) {
                texts.add(joined(String.valueOf(values.next())));
            }
        }
        return texts;
    }

    /**
     * A long record comes in pieces, which belong together. The JDK puts a space between them, and
     * quotes around those that hold a space themselves.
     */
    private static String joined(String pieces) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(pieces);
        while (piece.find()) {
            text.append(
                    piece.group(1) == null
                            ? piece.group()
                            : piece.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return text.toString();
    }

    private static void close(InitialDirContext context) {
        try {
            if (context != null) {
                context.close();
            }
        } catch (NamingException e) {
            // The answer is there already.
        }
    }
}
