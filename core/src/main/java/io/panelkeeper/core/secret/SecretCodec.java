package io.panelkeeper.core.secret;

import io.panelkeeper.core.panel.Credentials;
import io.panelkeeper.core.panel.Credentials.Password;
import io.panelkeeper.core.panel.Credentials.SecondFactor;
import io.panelkeeper.core.panel.Credentials.SecondFactor.LoginSecret;
import io.panelkeeper.core.panel.Credentials.SecondFactor.TotpSeed;
import io.panelkeeper.core.panel.Credentials.Token;
import io.panelkeeper.core.panel.PanelSession;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;

/** A panel's credentials and session as sealed bytes, bound to the panel's row. */
public final class SecretCodec {

    // The static methods of Json look the provider up each time.
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonWriterFactory WRITERS = Json.createWriterFactory(Map.of());

    private final Vault vault;

    public SecretCodec(Vault vault) {
        this.vault = vault;
    }

    /** The key that seals now. */
    public String keyId() {
        return vault.keyId();
    }

    public byte[] seal(long panelId, Credentials credentials) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        if (credentials instanceof Password password) {
            json.add("username", password.username()).add("password", password.password());
            if (password.secondFactor() instanceof TotpSeed seed) {
                json.add("totpSeed", seed.base32());
            } else if (password.secondFactor() instanceof LoginSecret secret) {
                json.add("loginSecret", secret.value());
            }
        } else if (credentials instanceof Token token) {
            json.add("token", token.value());
        }
        return vault.seal(credentialsOf(panelId), bytes(json.build()));
    }

    /** @throws VaultException see {@link Vault#open} */
    public Credentials openCredentials(long panelId, byte[] sealed) {
        JsonObject json = json(vault.open(credentialsOf(panelId), sealed));
        if (json.containsKey("token")) {
            return new Token(json.getString("token"));
        }
        SecondFactor secondFactor = json.containsKey("totpSeed") ? new TotpSeed(json.getString("totpSeed"))
                : json.containsKey("loginSecret") ? new LoginSecret(json.getString("loginSecret")) : SecondFactor.NONE;
        return new Password(json.getString("username"), json.getString("password"), secondFactor);
    }

    public byte[] seal(long panelId, PanelSession session) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("cookieName", session.cookieName())
                .add("cookieValue", session.cookieValue())
                .add("loggedInAt", session.loggedInAt().toString());
        if (session.csrfToken() != null) {
            json.add("csrfToken", session.csrfToken());
        }
        return vault.seal(sessionOf(panelId), bytes(json.build()));
    }

    /** @throws VaultException see {@link Vault#open} */
    public PanelSession openSession(long panelId, byte[] sealed) {
        JsonObject json = json(vault.open(sessionOf(panelId), sealed));
        return new PanelSession(json.getString("cookieName"), json.getString("cookieValue"), json.getString("csrfToken", null),
                Instant.parse(json.getString("loggedInAt")));
    }

    private static String credentialsOf(long panelId) {
        return "panel:" + panelId + ":credentials";
    }

    private static String sessionOf(long panelId) {
        return "panel:" + panelId + ":session";
    }

    private static byte[] bytes(JsonObject json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter writer = WRITERS.createWriter(bytes)) {
            writer.writeObject(json);
        }
        return bytes.toByteArray();
    }

    private static JsonObject json(byte[] bytes) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }
}
