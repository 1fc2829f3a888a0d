package com.salesagent.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;

/**
 * Where logs go: what the functions log to {@code log/functions.jsonl}, in the lines that they
 * write on AWS, metrics included; what the local cloud and the libraries have to say to {@code
 * log/cloud.jsonl}; nothing to the console.
 */
final class Logging {
    private static final String FUNCTIONS = "com.salesagent";
    private static final String CLOUD = "com.salesagent.local";

    private Logging() {}

    static void toFiles(Path folder) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        // A test's or a tool's output shows up in both lists otherwise.
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        FileAppender<ILoggingEvent> cloud =
                file(context, folder.resolve("cloud.jsonl"), json(context));
        root.addAppender(cloud);
        Logger functions = context.getLogger(FUNCTIONS);
        functions.setLevel(Level.INFO);
        functions.setAdditive(false);
        functions.addAppender(
                file(context, folder.resolve("functions.jsonl"), new FunctionLines()));
        Logger own = context.getLogger(CLOUD);
        own.setLevel(Level.INFO);
        own.setAdditive(false);
        own.addAppender(cloud);
    }

    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        return encoder;
    }

    private static FileAppender<ILoggingEvent> file(
            LoggerContext context, Path path, Encoder<ILoggingEvent> encoder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(path.toString());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(path + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(2);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("50MB"));
        size.start();
        encoder.start();
        file.setEncoder(encoder);
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(size);
        file.start();
        return file;
    }
}
