package io.panelkeeper.web.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Licences by the jars that are there, so that the list cannot be older than the WAR. {@code libraries.csv} knows the licences. */
final class Libraries {

    private static final Pattern JAR = Pattern.compile("(?:.*/)?([A-Za-z][\\w-]*?)-(\\d[\\w.]*?)(?:-jakarta|-SNAPSHOT)?\\.jar");

    private final Map<String, CSVRecord> known;

    Libraries() {
        try (InputStream csv = Libraries.class.getResourceAsStream("libraries.csv")) {
            known = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(new InputStreamReader(csv, StandardCharsets.UTF_8)).stream()
                    .collect(Collectors.toMap(line -> line.get("file"), Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param files names of files, with or without their folders; our own modules are left out */
    List<Library> of(Collection<String> files) {
        return files.stream().map(this::library)
                .filter(library -> !library.name().equals("core") && !library.name().equals("persistence"))
                .sorted(Comparator.comparing(Library::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private Library library(String file) {
        Matcher jar = JAR.matcher(file);
        String name = jar.matches() ? jar.group(1) : file;
        String version = jar.matches() ? jar.group(2) : null;
        CSVRecord line = known.get(name);
        return line == null
                ? new Library(name, version, null, null)
                : new Library(line.get("name"), version, line.get("licence"), line.get("home"));
    }
}
