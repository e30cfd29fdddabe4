package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Inbound.Client;
import jakarta.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The clients in an inbound's {@code settings}: JSON that people edit, as a string up to 3.0.2, as an object later, and
 * sometimes neither (wire contract §14.9). What cannot be read is left out: the counters beside it are the better
 * source anyway.
 */
final class ClientSettings {

    private ClientSettings() {
    }

    /** @return by e-mail; with counters of 0, since settings have none */
    static Map<String, Client> read(Json json) {
        if (json.isObject()) {
            return settings(json);
        }
        if (!json.isString()) {
            json.skip();
            return Map.of();
        }
        String text = json.longText();
        if (text.isBlank()) {
            return Map.of();
        }
        try (Json nested = Json.of(text)) {
            return nested.isObject() ? settings(nested) : Map.of();
        } catch (BrokenJson | JsonException | NoSuchElementException e) {
            return Map.of();
        }
    }

    private static Map<String, Client> settings(Json json) {
        Map<String, Client> clients = new LinkedHashMap<>();
        json.object(name -> {
            if (name.equals("clients") && json.isArray()) {
                json.array(() -> new OneClient().readFrom(json)
                        .ifPresent(client -> clients.put(client.email(), client)));
            } else {
                json.skip();
            }
        });
        return clients;
    }

    /** An element of {@code clients} (wire contract §5.6). */
    private static final class OneClient {

        private String email = "";
        private boolean enabled = true;
        private long quota;
        private long expiry;

        /** @return empty if it is no client, or has no name */
        Optional<Client> readFrom(Json json) {
            if (!json.isObject()) {
                json.skip();
                return Optional.empty();
            }
            json.object(name -> {
                switch (name) {
                    case "email" -> email = json.textOr("");
                    case "enable" -> enabled = json.boolOr(true);
                    // Bytes, despite its name.
                    case "totalGB" -> quota = Math.max(0, json.wholeOr(0));
                    case "expiryTime" -> expiry = believable(json.wholeOr(0));
                    default -> json.skip();
                }
            });
            return email.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InboundsAnswer.client(email, enabled, 0, 0, quota, expiry, null));
        }
    }

    private static long believable(long expiry) {
        return expiry > OnlineAnswer.LATEST ? 0 : expiry;
    }
}
