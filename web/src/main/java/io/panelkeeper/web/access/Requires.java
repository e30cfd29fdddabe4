package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Privilege;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The privilege that a caller needs for a service method or REST operation. Checked for every call against what the
 * caller holds at that moment, never against what was true at sign-in. A service method without it fails the build.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {
    @Nonbinding
    Privilege value();
}
