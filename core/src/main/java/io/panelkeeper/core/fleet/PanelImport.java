package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.PanelUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Many panels from a CSV file, checked line by line before anything is saved. The first line names the columns; {@code
 * label} and {@code url} must be there, the others of {@link #COLUMNS} may. Commas, semicolons and tabulators separate,
 * as spreadsheets differ.
 */
public final class PanelImport {

    public static final List<String> COLUMNS = List.of("label", "url", "username", "password", "token", "totpSeed",
            "loginSecret", "group", "tags", "pollSeconds");
    public static final int MOST_LINES = 5_000;
    /** Characters. */
    public static final int MOST_TEXT = 2 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PanelImport() {
    }

    /**
     * What would be imported.
     *
     * @param lines  one per panel, in the file's order
     * @param errors of the file as a whole; then there are no lines
     */
    public record Preview(List<Line> lines, List<FieldError> errors) {

        /** Everything or nothing is imported. */
        public boolean importable() {
            return errors.isEmpty() && !lines.isEmpty() && lines.stream().allMatch(line -> line.draft() != null);
        }

        public List<PanelDraft> drafts() {
            return lines.stream().map(Line::draft).toList();
        }
    }

    /**
     * @param number of the line in the file, as editors count
     * @param label  as written, for people to find it again
     * @param url    as written
     * @param draft  {@code null} when there are errors
     */
    public record Line(long number, String label, String url, PanelDraft draft, List<FieldError> errors) {
    }

    /**
     * @param groups all that exist
     * @param twin   finds a panel that is already watched at an address
     */
    public static Preview preview(String text, List<Group> groups, Function<PanelUrl, Optional<PanelRef>> twin) {
        if (text.length() > MOST_TEXT) {
            return broken("csv.too-long", MOST_TEXT);
        }
        String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (csv.isBlank()) {
            return broken("csv.empty");
        }
        try (CSVParser parser = CSVParser.parse(csv, format(csv))) {
            List<FieldError> errors = wrongColumns(parser.getHeaderNames());
            return errors.isEmpty() ? preview(parser, groups, twin) : new Preview(List.of(), errors);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return broken("csv.syntax");
        }
    }

    private static Preview preview(CSVParser parser, List<Group> groups, Function<PanelUrl, Optional<PanelRef>> twin) {
        List<Line> lines = new ArrayList<>();
        Map<PanelUrl, Long> seen = new HashMap<>();
        for (CSVRecord row : parser) {
            if (lines.size() == MOST_LINES) {
                return broken("csv.too-many-lines", MOST_LINES);
            }
            // The parser stands behind the row; quoted cells may hold line breaks.
            long breaks = row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
            lines.add(line(parser.getCurrentLineNumber() - breaks, row, groups, twin, seen));
        }
        return lines.isEmpty() ? broken("csv.empty") : new Preview(lines, List.of());
    }

    private static Line line(long number, CSVRecord row, List<Group> groups, Function<PanelUrl, Optional<PanelRef>> twin,
            Map<PanelUrl, Long> seen) {
        Checked<PanelDraft> checked = PanelDraftReader.forNewPanel(form(row), groups);
        List<FieldError> errors = new ArrayList<>(checked.errors());
        if (row.size() > row.getParser().getHeaderNames().size()) {
            errors.add(FieldError.of("", "csv.too-many-cells", row.size()));
        }
        if (checked.ok()) {
            PanelUrl url = checked.value().url();
            Long first = seen.putIfAbsent(url, number);
            if (first != null) {
                errors.add(FieldError.of("url", "csv.repeats-line", first));
            }
            twin.apply(url).ifPresent(known -> errors.add(FieldError.of("url", "url.taken", known.label())));
        }
        return new Line(number, cell(row, "label"), cell(row, "url"), errors.isEmpty() ? checked.value() : null,
                List.copyOf(errors));
    }

    private static PanelForm form(CSVRecord row) {
        return new PanelForm(cell(row, "label"), cell(row, "group"), cell(row, "url"), PanelForm.tags(cell(row, "tags")),
                new PanelForm.Login(cell(row, "username"), cell(row, "password"), cell(row, "totpSeed"),
                        cell(row, "loginSecret"), cell(row, "token")),
                "", cell(row, "pollSeconds"));
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    private static List<FieldError> wrongColumns(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(COLUMNS);
        names.stream().filter(name -> !known.contains(name))
                .forEach(name -> errors.add(FieldError.of(name, "csv.unknown-column", String.join(", ", COLUMNS))));
        known.retainAll(Set.of("label", "url"));
        names.forEach(known::remove);
        known.forEach(name -> errors.add(FieldError.of(name, "csv.column-missing")));
        return errors;
    }

    private static CSVFormat format(String csv) {
        String header = csv.lines().findFirst().orElseThrow();
        char delimiter = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
        return CSVFormat.RFC4180.builder().setDelimiter(delimiter).setHeader().setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true).setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW).setIgnoreEmptyLines(true).get();
    }

    private static Preview broken(String key, Object... args) {
        return new Preview(List.of(), List.of(FieldError.of("file", key, args)));
    }
}
