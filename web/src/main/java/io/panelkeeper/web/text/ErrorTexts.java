package io.panelkeeper.web.text;

import io.panelkeeper.core.fleet.FieldError;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Sentences about what went wrong, in the reader's language. {@code Errors} holds what people entered wrongly, {@code
 * Messages} the failures of panels. Every text is a {@link MessageFormat}, so an apostrophe is written twice.
 */
public final class ErrorTexts {

    /** The first is for readers of any other language. */
    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.forLanguageTag("fa"));

    private static final List<String> BUNDLES = List.of("io.panelkeeper.web.text.Errors", "io.panelkeeper.web.text.Messages");

    private ErrorTexts() {
    }

    public static String text(FieldError error, Locale locale) {
        return text(locale, error.key(), error.args().toArray());
    }

    /** @return the key itself where no bundle has it: an ugly page is better than none */
    public static String text(Locale locale, String key, Object... args) {
        for (String name : BUNDLES) {
            try {
                ResourceBundle bundle = ResourceBundle.getBundle(name, locale, ErrorTexts.class.getClassLoader(),
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
                if (bundle.containsKey(key)) {
                    return new MessageFormat(bundle.getString(key), locale).format(args);
                }
            } catch (MissingResourceException e) {
                // The next bundle may have it.
            }
        }
        return key;
    }
}
