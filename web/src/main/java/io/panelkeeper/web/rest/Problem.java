package io.panelkeeper.web.rest;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type      stable name of the kind of error
 * @param errors    {@code null} unless single fields are wrong
 * @param reference {@code null} unless the log holds more under this number
 */
@JsonbNillable(false)
@JsonbPropertyOrder({"type", "title", "status", "detail", "errors", "reference"})
public record Problem(String type, String title, int status, String detail, List<Field> errors, String reference) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** @param field as in the request, with dots; empty = the request as a whole */
    public record Field(String field, String message) {
    }
}
