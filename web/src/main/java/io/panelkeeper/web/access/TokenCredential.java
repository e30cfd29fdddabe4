package io.panelkeeper.web.access;

import io.panelkeeper.core.access.ApiToken;
import jakarta.security.enterprise.credential.Credential;

/** What a program shows instead of a name and a password. */
record TokenCredential(ApiToken token) implements Credential {
}
