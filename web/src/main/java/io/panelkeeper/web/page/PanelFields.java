package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.PanelDetail;
import io.panelkeeper.core.fleet.PanelForm;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** What the form of a panel shows and takes, as text; nothing is checked here. */
public class PanelFields {

    private static final String KEEP = "keep";
    private static final String PASSWORD = "password";
    private static final String TOKEN = "token";

    private String label;
    private String group;
    private String url;
    private String tags;
    private String pollSeconds;
    private String pin;
    private String kind = PASSWORD;
    private String username;
    private String password;
    private String secondFactor = "none";
    private String totpSeed;
    private String loginSecret;
    private String token;
    private long version;

    static PanelFields of(PanelDetail panel) {
        PanelFields fields = new PanelFields();
        fields.label = panel.summary().label();
        fields.group = panel.summary().group() == null ? null : panel.summary().group().name();
        fields.url = panel.summary().url().toString();
        fields.tags = panel.summary().tags().stream()
                .collect(Collectors.joining(Faces.getLocale().getLanguage().equals("fa") ? "، " : ", "));
        fields.pollSeconds = Long.toString(panel.summary().period().toSeconds());
        fields.pin = panel.tls().pin();
        fields.kind = KEEP;
        fields.username = panel.username();
        fields.version = panel.version();
        return fields;
    }

    PanelForm form() {
        return new PanelForm(label, group, url, PanelForm.tags(tags), login(), pin, pollSeconds);
    }

    /** Only what belongs to the chosen kind: what a person typed before choosing another one is not meant. */
    private PanelForm.Login login() {
        return switch (kind) {
            case KEEP -> null;
            case TOKEN -> new PanelForm.Login(null, null, null, null, token);
            default -> new PanelForm.Login(username, password, secondFactor.equals("totpSeed") ? totpSeed : null,
                    secondFactor.equals("loginSecret") ? loginSecret : null, null);
        };
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getPollSeconds() {
        return pollSeconds;
    }

    public void setPollSeconds(String pollSeconds) {
        this.pollSeconds = pollSeconds;
    }

    public String getPin() {
        return pin;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getSecondFactor() {
        return secondFactor;
    }

    public void setSecondFactor(String secondFactor) {
        this.secondFactor = secondFactor;
    }

    public String getTotpSeed() {
        return totpSeed;
    }

    public void setTotpSeed(String totpSeed) {
        this.totpSeed = totpSeed;
    }

    public String getLoginSecret() {
        return loginSecret;
    }

    public void setLoginSecret(String loginSecret) {
        this.loginSecret = loginSecret;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
