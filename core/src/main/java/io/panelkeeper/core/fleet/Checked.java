package io.panelkeeper.core.fleet;

import java.util.List;

/**
 * What somebody entered, after the check: the value, or everything that is wrong with it at once.
 *
 * @param value  {@code null} when there are errors
 * @param errors empty when there is a value
 */
public record Checked<T>(T value, List<FieldError> errors) {

    public boolean ok() {
        return errors.isEmpty();
    }
}
