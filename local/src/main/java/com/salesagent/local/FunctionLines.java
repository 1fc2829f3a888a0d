package com.salesagent.local;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;

import com.salesagent.platform.logs.LogLines;

import org.slf4j.LoggerFactory;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Log events as the functions write them on AWS. */
final class FunctionLines extends EncoderBase<ILoggingEvent> {
    private final LogLines lines =
            new LogLines(
                    Map.of("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST", "STAGE", "local"),
                    InstantSource.system());

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        DefaultLoggingEvent told =
                new DefaultLoggingEvent(
                        Level.valueOf(event.getLevel().toString()),
                        LoggerFactory.getLogger(event.getLoggerName()));
        told.setMessage(event.getFormattedMessage());
        List<KeyValuePair> facts = event.getKeyValuePairs();
        if (facts != null) {
            facts.forEach(fact -> told.addKeyValue(fact.key, fact.value));
        }
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            told.setThrowable(thrown.getThrowable());
        }
        return (lines.line(told, event.getMDCPropertyMap()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
