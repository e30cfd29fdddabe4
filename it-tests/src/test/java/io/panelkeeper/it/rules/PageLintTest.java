package io.panelkeeper.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What no page may contain: things that the content policy blocks, that open a door (stateless forms), or that cannot be translated.
 */
class PageLintTest {
    private static final Path PAGES = Path.of("..", "web", "src", "main", "webapp");

    /** Attributes whose value a person reads. */
    private static final Set<String> READ_BY_PEOPLE = Set.of("alt", "aria-label", "header", "label", "placeholder", "title", "emptyMessage",
            "requiredMessage", "validatorMessage", "converterMessage", "summary", "detail");

    private static final Set<String> NAMES = Set.of("Panelkeeper", "Xray", "GUID", "Java", "Apache-2.0");

    @TestFactory
    Stream<DynamicTest> keepsTheRules() throws IOException {
        return pages().map(page -> DynamicTest.dynamicTest(PAGES.relativize(page).toString(),
                () -> assertThat(violations(Files.readString(page))).isEmpty()));
    }

    @Test
    void findsEveryViolation() throws Exception {
        assertThat(violations("""
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:f="jakarta.faces.core" xmlns:p="primefaces" xmlns:h="jakarta.faces.html">
                    <f:view transient="true"/>
                    <p style="color: red">#{text.fine}</p>
                    <button onclick="go()"/>
                    <p:commandButton oncomplete="go()" value="#{text.go}"/>
                    <script>1</script>
                    <h:inputText><f:ajax/></h:inputText>
                    <h:commandLink value="#{text.go}"/>
                    <p>Hello</p>
                    <img alt="A picture"/>
                    <style/>
                    <p:commandButton value="Save"/>
                </html>
                """)).extracting(violation -> violation.replaceFirst("line \\d+: ", "")).containsExactly(
                "transient=\"true\": a form without state has no token against forgery",
                "style=: the content policy blocks it; use a class",
                "onclick=: the content policy blocks it",
                "oncomplete=: script in a page; use a behaviour or a script resource",
                "inline <script>: the content policy blocks it",
                "f:ajax: Mojarra's script needs eval; use p:ajax",
                "h:commandLink: its onclick is blocked; use p:commandLink",
                "text that cannot be translated: Hello",
                "alt=\"A picture\" cannot be translated",
                "inline <style>: the content policy blocks it",
                "value=\"Save\" cannot be translated");
    }

    private static Stream<Path> pages() throws IOException {
        return Files.walk(PAGES).filter(path -> path.toString().endsWith(".xhtml")).sorted();
    }

    private static List<String> violations(String page) throws IOException, SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        SAXParser parser = factory.newSAXParser();
        var lint = new Lint();
        // Facelets knows HTML's entities, an XML parser does not.
        parser.parse(new InputSource(new StringReader(page.replaceAll("&(?!amp;|lt;|gt;|quot;|apos;|#)\\w+;", "·"))), lint);
        return lint.violations;
    }

    private static final class Lint extends DefaultHandler {
        private final List<String> violations = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private Locator locator;

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
            checkWords();
            boolean html = uri.isEmpty() || uri.endsWith("xhtml");
            if (html && name.equals("script") && attributes.getValue("src") == null) {
                add("inline <script>: the content policy blocks it");
            }
            if (html && name.equals("style")) {
                add("inline <style>: the content policy blocks it");
            }
            if (uri.equals("jakarta.faces.core") && name.equals("ajax")) {
                add("f:ajax: Mojarra's script needs eval; use p:ajax");
            }
            if (uri.equals("jakarta.faces.html") && name.equals("commandLink")) {
                add("h:commandLink: its onclick is blocked; use p:commandLink");
            }
            for (int index = 0; index < attributes.getLength(); index++) {
                checkAttribute(uri, name, attributes.getQName(index), attributes.getValue(index));
            }
        }

        private void checkAttribute(String uri, String element, String attribute, String value) {
            if (attribute.equals("style")) {
                add("style=: the content policy blocks it; use a class");
            } else if (attribute.equals("transient") && value.equals("true")) {
                add("transient=\"true\": a form without state has no token against forgery");
            } else if (attribute.matches("on[a-z]+") && !uri.equals("jakarta.faces.core")) {
                add(attribute + (uri.isEmpty() || uri.endsWith("xhtml")
                        ? "=: the content policy blocks it" : "=: script in a page; use a behaviour or a script resource"));
            } else if (isWords(value) && (READ_BY_PEOPLE.contains(attribute)
                    || attribute.equals("value") && element.matches("command(Button|Link)|button|link|outputLabel"))) {
                add(attribute + "=\"" + value + "\" cannot be translated");
            }
        }

        @Override
        public void endElement(String uri, String name, String qualifiedName) {
            checkWords();
        }

        @Override
        public void characters(char[] text, int start, int length) {
            words.append(text, start, length);
        }

        private void checkWords() {
            String text = words.toString().strip();
            words.setLength(0);
            if (isWords(text)) {
                add("text that cannot be translated: " + text);
            }
        }

        /** Words outside of expressions. Names are the same in every language. */
        private static boolean isWords(String text) {
            return !NAMES.contains(text) && text.replaceAll("[#$]\\{[^}]*}", "").matches("(?s).*\\p{L}{2,}.*");
        }

        private void add(String violation) {
            violations.add("line " + locator.getLineNumber() + ": " + violation);
        }
    }
}
