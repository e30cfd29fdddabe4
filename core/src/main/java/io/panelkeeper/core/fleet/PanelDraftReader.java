package io.panelkeeper.core.fleet;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.MalformedPanelUrlException;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.core.panel.TlsTrust;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what somebody entered about a panel, for pages, files and REST alike. Finds everything that is wrong at once.
 * One reader per form; not for use by several threads.
 */
public final class PanelDraftReader {

    private static final int URL_LENGTH = 500;
    /** No panel takes longer ones, and a bearer token of 3.x is much shorter. */
    private static final int SECRET_LENGTH = 500;
    private static final Pattern BASE32 = Pattern.compile("[A-Z2-7]{8,}");
    /** It becomes part of an HTTP header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\p{Nd}{1,18}");

    private final PanelForm form;
    private final List<FieldError> errors = new ArrayList<>();

    private PanelDraftReader(PanelForm form) {
        this.form = form;
    }

    /** @param groups all that exist */
    public static Checked<PanelDraft> forNewPanel(PanelForm form, List<Group> groups) {
        return new PanelDraftReader(form).draft(groups, false);
    }

    /**
     * As for a new panel, but without {@link PanelForm#login()} the draft has no credentials: keep the ones we have.
     */
    public static Checked<PanelDraft> forEdit(PanelForm form, List<Group> groups) {
        return new PanelDraftReader(form).draft(groups, true);
    }

    /** What a connection test needs. */
    public record Target(PanelUrl url, Credentials credentials, TlsTrust tls) {
    }

    /** @param keep no login given means the ones we have, so {@link Target#credentials()} may be {@code null} */
    public static Checked<Target> target(PanelForm form, boolean keep) {
        PanelDraftReader reader = new PanelDraftReader(form);
        return reader.checked(new Target(reader.url(), reader.credentials(keep), reader.tls()));
    }

    /** The name of a group, checked like a panel's label. */
    public static Checked<String> groupName(String name) {
        PanelDraftReader reader = new PanelDraftReader(null);
        return reader.checked(reader.name("name", name, PanelDraft.LABEL_LENGTH));
    }

    private Checked<PanelDraft> draft(List<Group> groups, boolean keep) {
        return checked(new PanelDraft(name("label", form.label(), PanelDraft.LABEL_LENGTH), groupId(groups), url(), tags(),
                credentials(keep), tls(), period()));
    }

    private <T> Checked<T> checked(T value) {
        return new Checked<>(errors.isEmpty() ? value : null, List.copyOf(errors));
    }

    private String name(String field, String text, int most) {
        String name = text == null ? "" : text.strip();
        if (invisible(name)) {
            return wrong(field, "text.missing");
        }
        if (length(name) > most) {
            return wrong(field, "text.too-long", most, length(name));
        }
        return unwanted(name) ? wrong(field, "text.control-characters") : name;
    }

    private Long groupId(List<Group> groups) {
        if (blank(form.group())) {
            return null;
        }
        String name = form.group().strip();
        Optional<Group> group = groups.stream().filter(known -> known.name().equalsIgnoreCase(name)).findFirst();
        return group.isPresent() ? (Long) group.get().id() : wrong("group", "group.unknown", name);
    }

    private PanelUrl url() {
        String text = form.url() == null ? "" : form.url();
        if (text.length() > URL_LENGTH) {
            return wrong("url", "text.too-long", URL_LENGTH, text.length());
        }
        try {
            return PanelUrl.parse(text);
        } catch (MalformedPanelUrlException e) {
            return wrong("url", e.key());
        }
    }

    private List<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String given : form.tags() == null ? List.<String>of() : form.tags()) {
            String tag = given.strip();
            if (invisible(tag)) {
                return wrong("tags", "text.missing");
            }
            if (length(tag) > PanelDraft.TAG_LENGTH) {
                return wrong("tags", "tags.too-long", tag, PanelDraft.TAG_LENGTH);
            }
            if (unwanted(tag) || PanelForm.tags(tag).size() != 1) {
                return wrong("tags", "tags.characters");
            }
            tags.add(tag);
        }
        return tags.size() > PanelDraft.TAGS ? wrong("tags", "tags.too-many", PanelDraft.TAGS) : List.copyOf(tags);
    }

    private Credentials credentials(boolean keep) {
        PanelForm.Login login = form.login();
        if (login == null) {
            return keep ? null : wrong("credentials", "credentials.missing");
        }
        boolean token = !blank(login.token());
        boolean password = !blank(login.username()) || !empty(login.password()) || !blank(login.totpSeed())
                || !empty(login.loginSecret());
        if (token == password) {
            return wrong("credentials", token ? "credentials.both" : "credentials.missing");
        }
        return token ? token(login.token().strip()) : password(login);
    }

    private Credentials token(String value) {
        return TOKEN.matcher(value).matches() && value.length() <= SECRET_LENGTH
                ? new Credentials.Token(value)
                : wrong("credentials.token", "token.characters", SECRET_LENGTH);
    }

    private Credentials password(PanelForm.Login login) {
        return new Credentials.Password(secret("credentials.username", login.username()),
                secret("credentials.password", login.password()), secondFactor(login));
    }

    private SecondFactor secondFactor(PanelForm.Login login) {
        boolean seed = !blank(login.totpSeed());
        boolean secret = !empty(login.loginSecret());
        if (seed && secret) {
            return wrong("credentials.secondFactor", "second-factor.both");
        }
        if (secret) {
            return new SecondFactor.LoginSecret(secret("credentials.secondFactor.loginSecret", login.loginSecret()));
        }
        if (!seed) {
            return SecondFactor.NONE;
        }
        // Shown in groups of four and in lower case by some apps, with padding by others.
        String base32 = login.totpSeed().replaceAll("[\\s-]|=+$", "").toUpperCase(Locale.ROOT);
        return BASE32.matcher(base32).matches() && base32.length() <= SECRET_LENGTH
                ? new SecondFactor.TotpSeed(base32)
                : wrong("credentials.secondFactor.totpSeed", "totp-seed.form");
    }

    private String secret(String field, String text) {
        if (empty(text)) {
            return wrong(field, "text.missing");
        }
        if (length(text) > SECRET_LENGTH) {
            return wrong(field, "text.too-long", SECRET_LENGTH, length(text));
        }
        return unwanted(text) ? wrong(field, "text.control-characters") : text;
    }

    private TlsTrust tls() {
        if (blank(form.pin())) {
            return TlsTrust.SYSTEM;
        }
        try {
            return TlsTrust.pinned(form.pin());
        } catch (IllegalArgumentException e) {
            return wrong("tls.pin", "pin.form");
        }
    }

    private Duration period() {
        if (blank(form.pollSeconds())) {
            return PanelDraft.DEFAULT_PERIOD;
        }
        long least = PanelDraft.LEAST_PERIOD.toSeconds();
        long most = PanelDraft.MOST_PERIOD.toSeconds();
        String text = form.pollSeconds().strip();
        // Digits of every script: ۳۰ is thirty.
        long seconds = NUMBER.matcher(text).matches() ? new BigInteger(text).longValueExact() : -1;
        return seconds < least || seconds > most
                ? wrong("pollSeconds", "period.range", least, most)
                : Duration.ofSeconds(seconds);
    }

    /** Remembers the error and stands for the value that there is not. */
    private <T> T wrong(String field, String key, Object... args) {
        errors.add(FieldError.of(field, key, args));
        return null;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** For secrets: blanks may belong to them. */
    private static boolean empty(String text) {
        return text == null || text.isEmpty();
    }

    /** Nothing of it can be seen, marks for the writing direction and joiners included. */
    private static boolean invisible(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT);
    }

    /**
     * Control characters break lines in logs and files, and half a surrogate pair cannot be stored. Marks for direction
     * are fine.
     */
    private static boolean unwanted(String text) {
        return text.codePoints().mapToObj(Character::getType).map(Integer::byteValue).anyMatch(Set.of(Character.CONTROL,
                Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR)::contains);
    }
}
