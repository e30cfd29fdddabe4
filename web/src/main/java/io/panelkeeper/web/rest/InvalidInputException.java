package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.Checked;
import io.panelkeeper.core.fleet.FieldError;
import java.util.List;

/** What was sent cannot be used; the errors say what to change. */
class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidInputException(List<FieldError> errors) {
        super(errors.stream().map(FieldError::field).distinct().toList().toString());
        this.errors = List.copyOf(errors);
    }

    InvalidInputException(FieldError error) {
        this(List.of(error));
    }

    static <T> T valueOf(Checked<T> checked) {
        if (!checked.ok()) {
            throw new InvalidInputException(checked.errors());
        }
        return checked.value();
    }

    List<FieldError> errors() {
        return errors;
    }
}
