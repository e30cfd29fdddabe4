package io.panelkeeper.core.panel.reading;

import io.panelkeeper.core.panel.Inbound.Client;
import jakarta.json.JsonException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The clients in an inbound's {@code settings}: JSON that people edit, as a string up to 3.0.2, as an object later, and sometimes neither
 * (wire contract §14.9). What cannot be read is left out: the counters beside it are the better source anyway.
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
                json.array(() -> client(json, clients));
            } else {
                json.skip();
            }
        });
        return clients;
    }

    private static void client(Json json, Map<String, Client> clients) {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        Map<String, Long> numbers = new HashMap<>();
        var one = new Object() {
            String email = "";
            boolean enabled = true;
        };
        json.object(name -> {
            switch (name) {
                case "email" -> one.email = json.textOr("");
                case "enable" -> one.enabled = json.boolOr(true);
                // Bytes, despite its name (wire contract §5.6).
                case "totalGB", "expiryTime" -> numbers.put(name, json.wholeOr(0));
                default -> json.skip();
            }
        });
        if (!one.email.isEmpty()) {
            clients.put(one.email, InboundsAnswer.client(one.email, one.enabled, 0, 0,
                    Math.max(0, numbers.getOrDefault("totalGB", 0L)), believable(numbers.getOrDefault("expiryTime", 0L)), null));
        }
    }

    private static long believable(long expiry) {
        return expiry > OnlineAnswer.LATEST ? 0 : expiry;
    }
}
