package io.panelkeeper.core.fleet;

import java.util.List;

/**
 * One thing that is wrong with what somebody entered.
 *
 * @param field as it is called in the REST API, for example {@code credentials.secondFactor.totpSeed}
 * @param key   of the sentence in the bundle, for example {@code label.too-long}
 * @param args  for the sentence; never a secret
 */
public record FieldError(String field, String key, List<Object> args) {

    public static FieldError of(String field, String key, Object... args) {
        return new FieldError(field, key, List.of(args));
    }
}
