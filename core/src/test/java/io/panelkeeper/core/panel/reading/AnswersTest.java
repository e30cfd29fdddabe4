package io.panelkeeper.core.panel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panelkeeper.core.panel.Inbound;
import io.panelkeeper.core.panel.Inbound.Client;
import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.PanelStatus;
import io.panelkeeper.core.panel.XrayState;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static <T> T read(String body, Function<Json, T> reader) throws PanelException {
        return Answers.envelope(new Answer(body), 1 << 20, reader).object();
    }

    private static PanelFailure failureOf(String body, Function<Json, ?> reader) {
        PanelException thrown = catchThrowableOfType(PanelException.class, () -> read(body, reader));
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.failure();
    }

    private static String ok(String object) {
        return "{\"success\":true,\"msg\":\"\",\"obj\":" + object + "}";
    }

    private record Answer(String text) implements PanelResponse {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Content-Type") ? List.of("text/html") : List.of();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // nothing to let go
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[{\"id\":1,\"clientStats\":[{\"email\":\"a\",\"up\":\"1\"}]}]          | obj[0].clientStats[0].up is no number",
        "[{\"id\":1},{\"id\":2,\"clientStats\":[{},{\"up\":1.5}]}]              | obj[1].clientStats[1].up is no whole number",
        "[{\"id\":1,\"down\":99999999999999999999}]                             | obj[0].down is too large a number",
        "[{\"id\":1e400000000}]                                                 | obj[0].id is no whole number",
        "[{\"id\":1e99999999999}]                                               | obj[0].id is too large a number",
        "[{\"id\":1,\"port\":70000}]                                            | obj[0].port is no port",
        "[{\"id\":1,\"expiryTime\":9223372036854775807}]                        | obj[0].expiryTime is no time",
        "[{\"id\":1,\"enable\":\"yes\"}]                                        | obj[0].enable is neither true nor false",
        "[{\"id\":1,\"remark\":{\"a\":1}}]                                      | obj[0].remark is no text",
        "[{\"remark\":\"x\"}]                                                   | obj[0] has no id",
        "[7]                                                                    | obj[0] is no object",
        "{\"a\":1}                                                              | obj is no list",
    })
    void namesThePlaceThatIsWrong(String object, String evidence) {
        assertThat(failureOf(ok(object), InboundsAnswer::read)).isEqualTo(new BrokenAnswer(evidence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[[]]", "[{}]", "[{\"email\":7}]", "{\"a\":[]}", "\"alice\"", "true"})
    void takesNothingElseForAListOfNames(String object) {
        assertThat(failureOf(ok(object), OnlineAnswer::names)).isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void readsNamesAsTextOrAsObjects() throws PanelException {
        assertThat(read(ok("[\"bob\",{\"x\":{\"email\":\"no\"},\"email\":\"alice\"},\"клиент-3\",\"bob\",\"\\u003cb\\u003e\"]"),
                OnlineAnswer::names)).containsExactly("<b>", "alice", "bob", "клиент-3");
    }

    @Test
    void keepsNoCharacterThatADatabaseRefuses() throws PanelException {
        assertThat(read(ok("[\"a\\u0000b\",\"c\\ud800d\",\"\\ud83d\\ude00\"]"), OnlineAnswer::names))
                .containsExactlyInAnyOrder("a\uFFFDb", "c\uFFFDd", "\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{\"success\":true", "<!DOCTYPE html><html></html>", "null", "[]",
            "{\"msg\":\"x\"}",
        "{\"success\":\"true\"}", "{\"success\":true,\"obj\":[\"alice\"", "{\"success\":true,\"obj\":[\"al",
        "{\"success\":true,,}", "nul",
        "{\"success\":true,\"obj\":[}"})
    void takesNothingElseForAnEnvelope(String body) {
        assertThat(failureOf(body, OnlineAnswer::names)).isInstanceOf(BrokenAnswer.class);
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {"{\"new\":{\"a\":1", "{\"new\":[1,", "{\"new\":[", "{\"new\":{", "{\"new\":[[{\"a\":",
            "{\"new\":[\"cut"})
    void endsWhereTheTextEndsInsideWhatItSkips(String body) {
        assertThat(failureOf(body, OnlineAnswer::names)).isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void readsAnEnvelopeInAnyOrder() throws PanelException {
        assertThat(read("{\"new\":{\"deep\":[1,{\"x\":[]}]},\"obj\":[\"alice\"],\"success\":true}",
                OnlineAnswer::names))
                .isEqualTo(Set.of("alice"));
    }

    @Test
    void doesNotReadWhatAFailureCarries() throws PanelException {
        assertThat(Answers.envelope(new Answer("{\"success\":false,\"msg\":\" no\\nway\",\"obj\":{\"issues\":[]}}"),
                100, OnlineAnswer::names)).isEqualTo(new Answers.Envelope<>(false, "no way", null));
    }

    @Test
    @Timeout(5)
    void givesUpOnWhatWouldExhaustIt() {
        assertThat(failureOf(ok("[".repeat(5000)), OnlineAnswer::names).evidence()).contains("deeper");
        assertThat(failureOf(ok("{\"x\":".repeat(5000)), OnlineAnswer::byNode).evidence()).contains("deeper");
        assertThat(failureOf(ok("[" + "9".repeat(3_000_000) + "]"), OnlineAnswer::names).evidence()).contains("digits");
        assertThat(failureOf(ok("[\"" + "a".repeat(3_000_000) + "\"]"), OnlineAnswer::names).evidence())
                .contains("bytes");
        assertThat(failureOf(ok("[\"" + "a".repeat(5000) + "\"]"), OnlineAnswer::names).evidence())
                .contains("5000 characters");
        assertThat(failureOf(ok("{\"a\":1e999999999}"), OnlineAnswer::lastOnline)).isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void readsAStatusAndIgnoresWhatItDoesNotKnow() throws PanelException {
        PanelStatus status = read(ok("{\"cpu\":7,\"mem\":{\"current\":1,\"total\":2,\"new\":[]},\"disk\":{\"current\":3,\"total\":4},"
                + "\"netIO\":{\"up\":18446744073709551615},\"loads\":null,\"xray\":{\"state\":\"error\",\"errorMsg\":\"line 1\\nline 2\","
                + "\"version\":\"26.7.28\"},\"uptime\":5,\"appStats\":{\"uptime\":6},\"panelVersion\":\"dev+1a2b3c4d\"}"),
                StatusAnswer::read);
        assertThat(status.cpuPercent()).isEqualTo(7.0);
        assertThat(List.of(status.memoryUsed(), status.memoryTotal(), status.diskUsed(), status.diskTotal(),
                status.hostUptimeSeconds(),
                status.xrayUptimeSeconds())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(status.xrayState()).isEqualTo(XrayState.ERROR);
        assertThat(status.xrayError()).isEqualTo("line 1 line 2");
        assertThat(status.panelVersion().development()).isTrue();
        assertThat(status.panelGuid()).isNull();
    }

    @Test
    void refusesAStatusWithoutXray() {
        assertThat(failureOf(ok("{\"cpu\":7}"), StatusAnswer::read))
                .isEqualTo(new BrokenAnswer("obj xray.state is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"clients\":[{\"email\":\"a\",\"enable\":false,\"tgId\":\"\"},7,{\"email\":5},{\"enable\":true}]}",
        "\"{\\\"clients\\\":[{\\\"enable\\\":false,\\\"email\\\":\\\"a\\\",\\\"totalGB\\\":\\\"much\\\"}]}\""})
    void readsSettingsThatPeopleEdit(String settings) throws PanelException {
        List<Client> clients = read(ok("[{\"id\":1,\"settings\":" + settings
                + ",\"clientStats\":[{\"email\":\"a\",\"enable\":true,"
                + "\"up\":5,\"down\":6,\"total\":7}]}]"), InboundsAnswer::read).get(0).clients();
        assertThat(clients).containsExactly(new Client("a", false, 5, 6, 7, null, 0, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"{broken\"", "\"[]\"", "[]", "7", "{\"clients\":null}",
            "{\"clients\":{}}", "{}"})
    void managesWithoutSettings(String settings) throws PanelException {
        List<Client> clients = read(ok("[{\"id\":1,\"settings\":" + settings
                + ",\"clientStats\":[{\"email\":\"a\",\"enable\":true}]}]"), InboundsAnswer::read).get(0).clients();
        assertThat(clients).extracting(Client::email).containsExactly("a");
    }

    @Test
    void takesClientsWithoutCountersFromTheSettings() throws PanelException {
        List<Client> clients = read(ok("[{\"id\":1,\"clientStats\":null,\"settings\":{\"clients\":[{\"email\":\"a\",\"totalGB\":9,"
                + "\"expiryTime\":-604800000}]}}]"), InboundsAnswer::read).get(0).clients();
        assertThat(clients).containsExactly(new Client("a", true, 0, 0, 9, null, Duration.ofDays(7).toMillis(), null));
    }

    @Test
    void holdsNoCredentialOfAnyClient() throws PanelException {
        String credentials = "\"id\":\"SECRET-1\",\"uuid\":\"SECRET-2\",\"password\":\"SECRET-3\",\"subId\":\"SECRET-4\",\"auth\":\"SECRET-5\","
                + "\"secret\":\"SECRET-6\",\"privateKey\":\"SECRET-7\"";
        String settings = "{\"clients\":[{\"email\":\"alice\"," + credentials + "}],\"peers\":[{" + credentials
                + "}],\"decryption\":\"SECRET-8\"}";
        String stats = "\"clientStats\":[{\"email\":\"alice\",\"enable\":true,\"uuid\":\"SECRET-9\",\"subId\":\"SECRET-10\"}]";
        String stream = "\"streamSettings\":{\"realitySettings\":{\"privateKey\":\"SECRET-11\",\"shortIds\":[\"SECRET-12\"]}}";
        List<Inbound> model = new ArrayList<>();
        model.addAll(read(ok("[{\"id\":1,\"tag\":\"t\"," + stats + ",\"settings\":" + settings + "," + stream + "}]"),
                InboundsAnswer::read));
        model.addAll(read(ok("[{\"id\":1,\"tag\":\"t\"," + stats + ",\"settings\":\"" + settings.replace("\"", "\\\"")
                + "\","
                + stream.replaceFirst(":.*", ":\"SECRET-13\"") + "}]"), InboundsAnswer::read));

        List<Object> leaves = new ArrayList<>();
        model.forEach(inbound -> walk(inbound, leaves));
        assertThat(leaves).contains("alice", "t").noneMatch(leaf -> leaf.toString().contains("SECRET"));
    }

    /** Every value that a record of the model holds, however deep. */
    private static void walk(Object value, List<Object> leaves) {
        if (value instanceof Iterable<?> elements) {
            elements.forEach(element -> walk(element, leaves));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    walk(component.getAccessor().invoke(value), leaves);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        } else if (value != null) {
            leaves.add(value);
        }
    }
}
