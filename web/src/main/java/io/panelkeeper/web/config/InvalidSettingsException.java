package io.panelkeeper.web.config;

import java.util.List;

/** One or more settings are wrong: says which, their values (unless secret), and what is allowed. */
public class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> problems) {
        super(String.join(" ", problems));
    }
}
