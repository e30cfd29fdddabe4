package io.panelkeeper.web.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a service method or REST operation needs no privilege, on purpose. Everything else declares {@link
 * Requires}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenTo {

    Audience value();

    /** Who may call. */
    enum Audience {
        /** Signing in itself, and the first run. */
        STRANGERS,
        /** What everyone with an account may know. The REST API lets no stranger in. */
        SIGNED_IN
    }
}
