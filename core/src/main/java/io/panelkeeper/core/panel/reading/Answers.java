package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.PanelException;
import io.panelkeeper.core.panel.PanelFailure.BrokenAnswer;
import io.panelkeeper.core.panel.http.Evidence;
import io.panelkeeper.core.panel.http.PanelIOException;
import io.panelkeeper.core.panel.http.PanelResponse;
import jakarta.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** From the body of an answer to a value, or to the cause why there is none. */
final class Answers {

    /** Longest text in a small answer, bytes; Xray's error texts may be long (wire contract §6.4). */
    static final int SHORT_TEXT = 256 * 1024;
    /** Up to 3.0.2 all clients of an inbound are one JSON string (wire contract §5.2). */
    static final int LONG_TEXT = 32 * 1024 * 1024;
    /** The version mark sits 6–15 kB into a page (wire contract §13.2). */
    private static final int PAGE = 64 * 1024;

    private Answers() {
    }

    /**
     * The panel's envelope around every JSON answer (wire contract §10.1).
     *
     * @param message the panel's words, in any language; never to be interpreted
     * @param object  {@code null} if the wire said {@code null} or left it out
     */
    record Envelope<T>(boolean success, String message, T object) {
    }

    /** @param object reads a present {@code obj} */
    static <T> Envelope<T> envelope(PanelResponse response, int longestText, Function<Json, T> object)
            throws PanelException {
        try (Json json = Json.of(response.body(), longestText)) {
            return new EnvelopeReader<>(json, object).read();
        } catch (BrokenJson | JsonException | NoSuchElementException e) {
            throw broken(response, e);
        }
    }

    private static final class EnvelopeReader<T> {

        private final Json json;
        private final Function<Json, T> object;
        private Boolean success;
        private String message = "";
        private T value;

        EnvelopeReader(Json json, Function<Json, T> object) {
            this.json = json;
            this.object = object;
        }

        Envelope<T> read() {
            json.object(name -> {
                switch (name) {
                    case "success" -> success = json.bool();
                    case "msg" -> message = Evidence.of(json.textOr(""));
                    case "obj" -> readObject();
                    default -> json.skip();
                }
            });
            if (success == null) {
                throw new BrokenJson("success is missing");
            }
            return new Envelope<>(success, message, value);
        }

        /** A failure explains itself in msg; what else it carries has no fixed shape (wire contract §10.2). */
        private void readObject() {
            if (json.isNull() || Boolean.FALSE.equals(success)) {
                json.skip();
            } else {
                value = object.apply(json);
            }
        }
    }

    private static PanelException broken(PanelResponse response, RuntimeException e) {
        if (e instanceof BrokenJson) {
            return new PanelException(new BrokenAnswer(Evidence.of(e.getMessage())), e);
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PanelIOException cut) {
                return new PanelException(cut.failure(), e);
            }
        }
        String type = response.header("Content-Type").map(found -> " (" + found + ")").orElse("");
        String evidence = Evidence.of(response.status() + " without readable JSON" + type);
        return new PanelException(new BrokenAnswer(evidence), e);
    }

    /**
     * The beginning of a page, as far as anything of interest is found there; Latin letters and digits only are
     * reliable.
     */
    static String page(PanelResponse response) throws PanelException {
        try {
            return new String(response.body().readNBytes(PAGE), StandardCharsets.ISO_8859_1);
        } catch (PanelIOException e) {
            throw new PanelException(e.failure(), e);
        } catch (IOException e) {
            throw new PanelException(new BrokenAnswer(Evidence.of(e.getMessage())), e);
        }
    }
}
