package io.panelkeeper.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Resources and providers are found by their annotations. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
}
