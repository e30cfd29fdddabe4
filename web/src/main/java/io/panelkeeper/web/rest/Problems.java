package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.web.text.ErrorTexts;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Writes problems in the caller's language. */
final class Problems {

    private Problems() {
    }

    /** The first language the caller accepts and we have; English if there is none, or the header cannot be read. */
    static Locale language(HttpHeaders headers) {
        return acceptable(headers).stream()
                .flatMap(wanted -> ErrorTexts.LOCALES.stream().filter(ours -> ours.getLanguage().equals(wanted.getLanguage())))
                .findFirst().orElse(ErrorTexts.LOCALES.get(0));
    }

    private static List<Locale> acceptable(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (ProcessingException | IllegalArgumentException e) {
            // "en;q=x". Problems are told in some language, whatever else is wrong.
            return List.of();
        }
    }

    /** @param code names the problem; its texts are {@code problem.<code>} and {@code problem.<code>.detail} */
    static Response problem(int status, String code, HttpHeaders headers) {
        return problem(status, code, headers, null, null);
    }

    static Response invalid(int status, String code, HttpHeaders headers, List<FieldError> errors) {
        Locale language = language(headers);
        return problem(status, code, headers, errors.stream()
                .map(error -> new Problem.Field(error.field(), ErrorTexts.text(error, language))).toList(), null);
    }

    static Response failed(HttpHeaders headers, String reference) {
        return problem(500, "failed", headers, null, reference);
    }

    private static Response problem(int status, String code, HttpHeaders headers, List<Problem.Field> errors, String reference) {
        Locale language = language(headers);
        var problem = new Problem("urn:panelkeeper:problem:" + code, ErrorTexts.text(language, "problem." + code), status,
                ErrorTexts.text(language, "problem." + code + ".detail"), errors, reference);
        return Response.status(status).type(Problem.MEDIA_TYPE).language(language).entity(problem).build();
    }
}
