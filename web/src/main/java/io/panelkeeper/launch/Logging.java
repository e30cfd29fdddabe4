package io.panelkeeper.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Where the log goes: to the terminal, and to {@code log/panelkeeper.N.log} in the data folder, {@code panelkeeper.0.log} being the newest
 * of ten files of 10 MB. The server re-reads its log configuration while it boots, so all of it stands in one properties file.
 */
public final class Logging {
    private static final String FOLDER = "panelkeeper.launch.log";
    private static final int FILE_BYTES = 10 * 1024 * 1024;
    private static final int FILES = 10;
    /** What it does to the schema is worth a line. */
    private static final String SCHEMA = "org.flywaydb.core.internal.command.DbMigrate";
    /** Said thrice a request while the database is away, without a text; the portal says it once, with one. */
    private static final Set<String> POOL_TROUBLE = Set.of("poolmgr.create_resource_error", "poolmgr.get_connection_failure",
            "jdbc.exc_get_conn");
    private static final OneLine ONE_LINE = new OneLine();

    private Logging() {
    }

    /**
     * @param data       the data folder
     * @param properties where to write the configuration
     */
    static void configure(Path data, Path properties) throws IOException {
        Path folder = Installation.makePrivate(data.resolve("log"));
        System.setProperty(FOLDER, folder.toString());
        Files.write(properties, List.of(
                "handlers=" + Console.class.getName() + "," + File.class.getName() + "," + FirstFailure.class.getName(),
                // The server reports each of its steps at INFO; what matters to a person is ours, and every warning.
                ".level=WARNING",
                "io.panelkeeper.level=INFO",
                SCHEMA + ".level=INFO"));
        System.setProperty("java.util.logging.config.file", properties.toString());
    }

    /** False for what the server says at each start and nobody needs to act on. */
    static boolean matters(LogRecord logged) {
        if (logged.getLevel().intValue() < Level.WARNING.intValue()) {
            // Some of the server's loggers set their own level.
            String logger = String.valueOf(logged.getLoggerName());
            return logger.startsWith("io.panelkeeper.") || logger.equals(SCHEMA);
        }
        String message = String.valueOf(ONE_LINE.formatMessage(logged));
        // The PostgreSQL driver lives in the WAR, one artefact for both databases; and every list of authorities holds expired ones.
        return !message.contains("registered the JDBC driver")
                && !POOL_TROUBLE.contains(message)
                && !(message.contains("The SSL certificate with alias") && message.contains("has expired"));
    }

    /** The terminal. */
    public static final class Console extends ConsoleHandler {
        public Console() {
            setFormatter(ONE_LINE);
            setFilter(Logging::matters);
            setLevel(Level.ALL);
        }
    }

    /** The rotated files. */
    public static final class File extends FileHandler {
        public File() throws IOException {
            super(System.getProperty(FOLDER) + "/panelkeeper.%g.log", FILE_BYTES, FILES, true);
            setFormatter(ONE_LINE);
            setFilter(Logging::matters);
            setLevel(Level.ALL);
        }
    }

    /** Keeps the first failure, because the server reports a failed deployment in its log only. */
    public static final class FirstFailure extends Handler {
        private static final AtomicReference<Throwable> FIRST = new AtomicReference<>();

        /** @return {@code null} if nothing failed */
        static Throwable get() {
            return FIRST.get();
        }

        @Override
        public void publish(LogRecord logged) {
            if (logged.getThrown() != null && logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
                FIRST.compareAndSet(null, logged.getThrown());
            }
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** One record, one line (and its stack trace). Control characters are shown as {@code ?}: no name can forge a second record. */
    static final class OneLine extends Formatter {
        private static final int MESSAGE_LENGTH = 2_000;
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

        @Override
        public String format(LogRecord logged) {
            String logger = logged.getLoggerName() == null ? "" : logged.getLoggerName();
            String line = String.format(Locale.ROOT, "%s %-7s %s: %s%n",
                    TIME.format(logged.getInstant().atZone(ZoneId.systemDefault())), logged.getLevel().getName(),
                    logger, inert(String.valueOf(formatMessage(logged))));
            return logged.getThrown() == null ? line : line + trace(logged.getThrown());
        }

        private static String inert(String message) {
            String line = message.strip().replaceAll("\\s*\\R\\s*", " | ").replaceAll("\\p{Cntrl}", "?");
            return line.length() <= MESSAGE_LENGTH ? line : line.substring(0, MESSAGE_LENGTH) + " …";
        }

        private static String trace(Throwable thrown) {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }
}
