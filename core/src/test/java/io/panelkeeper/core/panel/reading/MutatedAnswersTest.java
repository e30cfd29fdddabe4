package io.panelkeeper.core.panel.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.http.Evidence;
import io.panelkeeper.core.panel.http.PanelResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to an answer on its way, it is read or it is broken; nothing else escapes. */
class MutatedAnswersTest {

    private static final String LIST = """
            {"success":true,"msg":"","obj":[{"id":1,"up":1885,"down":211538,"total":0,"remark":"first \\u003cb\\u003e","enable":true,
            "expiryTime":0,"clientStats":[{"id":1,"inboundId":1,"enable":true,"email":"alice@example.test","uuid":"x","up":1071,
            "down":181035,"expiryTime":-604800000,"total":53687091200,"reset":0,"lastOnline":1795403721014}],"listen":"","port":23601,
            "protocol":"vless","tag":"inbound-1","nodeId":3,"settings":"{\\"clients\\":[{\\"email\\":\\"bob\\",\\"enable\\":false}]}",
            "streamSettings":{"a":[1,2,{"b":null}]}}]}""";
    private static final String STATUS = """
            {"success":true,"msg":"","obj":{"cpu":99.8,"mem":{"current":1,"total":2},"disk":{"current":3,"total":4},"xray":{"state":
            "running","errorMsg":"","version":"26.7.28"},"panelVersion":"3.6.0","uptime":1722,"loads":[5.08,5.79],"netIO":{"up":0},
            "appStats":{"threads":20,"mem":97083392,"uptime":91}}}""";
    private static final String ONLINE = "{\"success\":true,\"msg\":\"\",\"obj\":[\"клиент-3\",{\"email\":\"bob\"}]}";
    private static final byte[] SPICE = "{}[]\",:\\0123456789eE+-.tfnu \n\u0000<>".getBytes(StandardCharsets.US_ASCII);

    @Property(tries = 2000)
    void readsOrCallsItBroken(@ForAll long seed) throws PanelException {
        Random random = new Random(seed);
        readOrBroken(mutated(LIST, random), InboundsAnswer::read);
        readOrBroken(mutated(STATUS, random), StatusAnswer::read);
        readOrBroken(mutated(ONLINE, random), OnlineAnswer::names);
    }

    private static void readOrBroken(byte[] body, Function<Json, ?> reader) {
        try {
            Answers.envelope(new Bytes(body), 10_000, reader);
        } catch (PanelException e) {
            assertThat(e.failure()).isInstanceOf(BrokenAnswer.class);
            assertThat(e.failure().evidence()).isEqualTo(Evidence.of(e.failure().evidence())).isNotEmpty();
        }
    }

    /** Up to three bytes lost, replaced or added, or the end cut off. */
    private static byte[] mutated(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            byte spice = SPICE[random.nextInt(SPICE.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = spice;
                case 1 -> bytes = joined(bytes, at, new byte[] {spice}, at);
                case 2 -> bytes = joined(bytes, at, new byte[0], at + 1);
                default -> bytes = random.nextInt(5) == 0 ? joined(bytes, at, new byte[0], bytes.length) : bytes;
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        byte[] result = new byte[until + middle.length + bytes.length - from];
        System.arraycopy(bytes, 0, result, 0, until);
        System.arraycopy(middle, 0, result, until, middle.length);
        System.arraycopy(bytes, from, result, until + middle.length, bytes.length - from);
        return result;
    }

    private record Bytes(byte[] bytes) implements PanelResponse {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            // nothing to let go
        }
    }
}
