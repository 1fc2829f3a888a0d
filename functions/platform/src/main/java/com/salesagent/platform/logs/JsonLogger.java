package com.salesagent.platform.logs;

import org.slf4j.Marker;
import org.slf4j.event.DefaultLoggingEvent;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.MDCAdapter;

import java.io.PrintStream;
import java.util.Map;

/** Writes lines; our own from INFO on, libraries' from WARN on. */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1;

    private final transient PrintStream out;
    private final transient LogLines lines;
    private final transient MDCAdapter context;
    private final boolean ours;

    JsonLogger(String name, PrintStream out, LogLines lines, MDCAdapter context) {
        this.name = name;
        this.out = out;
        this.lines = lines;
        this.context = context;
        this.ours = name.startsWith("com.salesagent.");
    }

    @Override
    public void log(LoggingEvent event) {
        if (event.getLevel().toInt() >= (ours ? Level.INFO : Level.WARN).toInt()) {
            Map<String, String> known = context.getCopyOfContextMap();
            out.println(lines.line(event, known == null ? Map.of() : known));
        }
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
        DefaultLoggingEvent event = new DefaultLoggingEvent(level, this);
        event.setMessage(MessageFormatter.basicArrayFormat(pattern, arguments));
        event.setThrowable(thrown);
        log(event);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return ours;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
