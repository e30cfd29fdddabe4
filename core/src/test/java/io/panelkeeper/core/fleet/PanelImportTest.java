package io.panelkeeper.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.panelkeeper.core.fleet.PanelImport.Line;
import io.panelkeeper.core.fleet.PanelImport.Preview;
import io.panelkeeper.core.panel.PanelUrl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelImportTest {

    private static final PanelUrl WATCHED = PanelUrl.parse("https://watched.example:2053/");

    @Test
    void everyLineBecomesADraft() {
        Preview preview = preview("""
                label,url,username,password,group,tags,pollSeconds
                One,https://one.example:2053/,admin,"a,b",Europe,"fast,eu",60
                Two,https://two.example:2053/,admin,secret,,,
                """);
        assertThat(preview.importable()).isTrue();
        assertThat(preview.drafts()).extracting(PanelDraft::label).containsExactly("One", "Two");
        assertThat(preview.drafts().get(0).tags()).containsExactly("fast", "eu");
        assertThat(preview.drafts().get(0).groupId()).isEqualTo(7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\uFEFFlabel,url,token\r\nOne,https://one.example/,abc\r\n",
        "label;url;token\nOne;https://one.example/;abc",
        "URL\tLabel\tTOKEN\nhttps://one.example/\tOne\tabc\n\n\n"})
    void filesOfAnySpreadsheetAreRead(String csv) {
        Preview preview = preview(csv);
        assertThat(preview.importable()).as(preview.toString()).isTrue();
        assertThat(preview.lines()).hasSize(1);
    }

    @Test
    void oneWrongLineStopsAllOfThem() {
        Preview preview = preview("label,url,token\nOne,https://one.example/,abc\nTwo,ftp://two.example/,abc\n");
        assertThat(preview.importable()).isFalse();
        assertThat(preview.lines().get(0).errors()).isEmpty();
        assertThat(preview.lines().get(1).errors()).extracting(FieldError::field, FieldError::key)
                .containsExactly(tuple("url", "url.scheme"));
    }

    @Test
    void linesAreNumberedAsEditorsCount() {
        Preview preview = preview("label,url,token\n\"a\nb\",https://one.example/,abc\n\nTwo,https://two.example/,abc");
        assertThat(preview.lines()).extracting(Line::number).containsExactly(2L, 5L);
    }

    @Test
    void repeatedAndKnownAddressesAreNoticed() {
        Preview preview = preview("""
                label,url,token
                One,https://one.example/x/,abc
                Again,HTTPS://ONE.example:443/x,abc
                Known,https://watched.example:2053/panel/,abc
                """);
        assertThat(preview.lines().get(1).errors()).extracting(FieldError::key, FieldError::args)
                .containsExactly(tuple("csv.repeats-line", List.of(2L)));
        assertThat(preview.lines().get(2).errors()).extracting(FieldError::key, FieldError::args)
                .containsExactly(tuple("url.taken", List.of("Old friend")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "label,url\n", "label\nOne\n", "label,url,colour\na,b,c\n", "label,url\n\"open,b\n",
        "label,label,url\na,b,c\n"})
    void unreadableFilesAreRefusedAsAWhole(String csv) {
        Preview preview = preview(csv);
        assertThat(preview.importable()).isFalse();
        assertThat(preview.lines()).isEmpty();
        assertThat(preview.errors()).isNotEmpty();
    }

    @Test
    void tooManyCellsAreNoticed() {
        assertThat(preview("label,url,token\nOne,https://one.example/,abc,def\n").lines().get(0).errors())
                .extracting(FieldError::key).containsExactly("csv.too-many-cells");
    }

    @Test
    void longFilesAreRefused() {
        assertThat(preview("label,url,token\n" + "a,b,c\n".repeat(PanelImport.MOST_LINES + 1)).errors())
                .extracting(FieldError::key).containsExactly("csv.too-many-lines");
    }

    private static Preview preview(String csv) {
        return PanelImport.preview(csv, List.of(new Group(7, "Europe")),
                url -> url.equals(WATCHED) ? Optional.of(new PanelRef(3, "Old friend")) : Optional.empty());
    }
}
