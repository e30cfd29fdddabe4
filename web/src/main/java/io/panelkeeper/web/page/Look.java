package io.panelkeeper.web.page;

import io.panelkeeper.web.text.Format;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.omnifaces.cdi.Cookie;
import org.omnifaces.util.Faces;

/**
 * How this person wants to see pages: language, time zone, theme, density. The browser keeps the choices in cookies, so they hold before
 * sign-in and cost no database row; a value that is not one of ours is ignored.
 */
@Named
@RequestScoped
public class Look {

    @Inject
    @Cookie(name = "pk-language")
    private String languageCookie;

    @Inject
    @Cookie(name = "pk-zone")
    private String zoneCookie;

    @Inject
    @Cookie(name = "pk-theme")
    private String themeCookie;

    @Inject
    @Cookie(name = "pk-density")
    private String densityCookie;

    @Inject
    @Cookie(name = "pk-list")
    private String listCookie;

    private Locale locale;
    private ZoneId zone;
    private Instant now;

    @PostConstruct
    void init() {
        locale = Faces.getSupportedLocales().stream()
                .filter(supported -> supported.getLanguage().equals(languageCookie))
                .findFirst()
                .orElseGet(() -> Faces.getContext().getApplication().getViewHandler().calculateLocale(Faces.getContext()));
        zone = zone(zoneCookie);
        now = Instant.now();
    }

    private static ZoneId zone(String id) {
        try {
            return id == null ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    @Produces
    @Named("format")
    @RequestScoped
    Format format() {
        return new Format(locale, zone, now);
    }

    public Locale getLocale() {
        return locale;
    }

    public String getLanguage() {
        return locale.getLanguage();
    }

    public String getDirection() {
        return Format.isRightToLeft(locale) ? "rtl" : "ltr";
    }

    /** {@code light}, {@code dark}, or {@code auto} = as the system says. */
    public String getTheme() {
        return oneOf(themeCookie, "auto", "light", "dark");
    }

    public String getDensity() {
        return oneOf(densityCookie, "comfortable", "compact");
    }

    public String getList() {
        return oneOf(listCookie, "rows", "cards");
    }

    /** Milliseconds since 1970: the page counts ages by the server's clock, whatever the browser's says. */
    public long getNow() {
        return now.toEpochMilli();
    }

    private static String oneOf(String value, String first, String... others) {
        return value != null && Set.of(others).contains(value) ? value : first;
    }
}
