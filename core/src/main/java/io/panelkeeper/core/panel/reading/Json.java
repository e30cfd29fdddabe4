package io.panelkeeper.core.panel.reading;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON once, front to back. The {@code …Or} methods are lenient, for text that people edit; the others throw
 * {@link BrokenJson} that names the place, and the parser its own exceptions. Whatever is not asked for is skipped and
 * forgotten.
 */
final class Json implements AutoCloseable {

    /** What a reader does with the member or element it stands at; it must take or skip the value. */
    @FunctionalInterface
    interface Member {
        void read(String name);
    }

    private static final JsonParserFactory PARSERS = jakarta.json.Json.createParserFactory(Map.of());
    /** Longer than any name, tag or message of a panel that works. */
    private static final int LONGEST_NAME = 4000;

    /** Ten times the clients of the largest panels known. */
    private static final int MOST_ELEMENTS = 200_000;

    private final JsonParser parser;
    private Event at;

    private Json(JsonParser parser) {
        this.parser = parser;
        this.at = parser.next();
    }

    /** @param longestString bytes */
    static Json of(InputStream utf8, int longestString) {
        return new Json(PARSERS.createParser(new JsonGuard(utf8, longestString), StandardCharsets.UTF_8));
    }

    /** JSON that came inside a JSON string; its length is bounded by the answer around it. */
    static Json of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(new ByteArrayInputStream(utf8), utf8.length);
    }

    boolean isNull() {
        return at == Event.VALUE_NULL;
    }

    boolean isObject() {
        return at == Event.START_OBJECT;
    }

    boolean isArray() {
        return at == Event.START_ARRAY;
    }

    boolean isString() {
        return at == Event.VALUE_STRING;
    }

    void object(Member member) {
        require(Event.START_OBJECT, "is no object");
        for (int i = 0; (at = parser.next()) != Event.END_OBJECT; i++) {
            requireFew(i);
            String name = storable(parser.getString());
            at = parser.next();
            try {
                member.read(name);
            } catch (BrokenJson e) {
                throw e.inMember(name.length() > 60 ? name.substring(0, 60) : name);
            }
        }
    }

    void array(Runnable element) {
        require(Event.START_ARRAY, "is no list");
        for (int i = 0; (at = parser.next()) != Event.END_ARRAY; i++) {
            requireFew(i);
            try {
                element.run();
            } catch (BrokenJson e) {
                throw e.inElement(i);
            }
        }
    }

    /** A list within the allowed bytes may still hold more names than memory and database bear. */
    private static void requireFew(int elements) {
        if (elements >= MOST_ELEMENTS) {
            throw new BrokenJson("has more than " + MOST_ELEMENTS + " elements");
        }
    }

    /** Objects where {@code null} is as good as an empty one. */
    void objectOrNull(Member member) {
        if (!isNull()) {
            object(member);
        }
    }

    void arrayOrNull(Runnable element) {
        if (!isNull()) {
            array(element);
        }
    }

    /** Not by the parser's own skipObject and skipArray: those of Parsson 1.1.7 never end where the text ends too early. */
    void skip() {
        int depth = 0;
        for (;;) {
            switch (at) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {
                    // A name or a single value.
                }
            }
            if (depth == 0) {
                return;
            }
            at = parser.next();
        }
    }

    /** A name, tag or message, made safe to keep: no NUL, no half of a surrogate pair. */
    String text() {
        require(Event.VALUE_STRING, "is no text");
        String text = parser.getString();
        if (text.length() > LONGEST_NAME) {
            throw new BrokenJson("is a text of " + text.length() + " characters");
        }
        return storable(text);
    }

    String textOrNull() {
        return isNull() ? null : text();
    }

    /** A string of any length, as it is. */
    String longText() {
        require(Event.VALUE_STRING, "is no text");
        return parser.getString();
    }

    boolean bool() {
        if (at != Event.VALUE_TRUE && at != Event.VALUE_FALSE) {
            throw new BrokenJson("is neither true nor false");
        }
        return at == Event.VALUE_TRUE;
    }

    /** A whole number of 64 bits. */
    long whole() {
        BigDecimal number = decimal();
        if (number.scale() != 0) {
            throw new BrokenJson("is no whole number");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new BrokenJson("is too large a number");
        }
    }

    private BigDecimal decimal() {
        require(Event.VALUE_NUMBER, "is no number");
        try {
            return parser.getBigDecimal();
        } catch (NumberFormatException | ArithmeticException e) {
            // An exponent of more than 32 bits.
            throw new BrokenJson("is too large a number");
        }
    }

    /** Bytes or seconds: a counter that ran over starts again at 0, as after a reset (wire contract §5.5). */
    long count() {
        return Math.max(0, whole());
    }

    double number() {
        double value = decimal().doubleValue();
        if (!Double.isFinite(value)) {
            throw new BrokenJson("is too large a number");
        }
        return value;
    }

    String textOr(String otherwise) {
        return isString() ? text() : otherwise(otherwise);
    }

    boolean boolOr(boolean otherwise) {
        return at == Event.VALUE_TRUE || at != Event.VALUE_FALSE && otherwise(otherwise);
    }

    long wholeOr(long otherwise) {
        try {
            return at == Event.VALUE_NUMBER ? whole() : otherwise(otherwise);
        } catch (BrokenJson e) {
            return otherwise;
        }
    }

    private <T> T otherwise(T value) {
        skip();
        return value;
    }

    private void require(Event expected, String problem) {
        if (at != expected) {
            throw new BrokenJson(problem);
        }
    }

    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || Character.isSurrogate(character)) {
                return text.codePoints()
                        .map(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (JsonException e) {
            // Closing only gives the parser's buffers back.
            System.getLogger(Json.class.getName()).log(System.Logger.Level.TRACE, "Parser closed", e);
        }
    }
}
