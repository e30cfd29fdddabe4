package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.PanelForm;

/**
 * What a program sends about a panel, not checked yet.
 *
 * @param revision the one that an edit started from; {@code null} = whatever is there now
 * @param panelId  for a test of a panel that exists; {@code null} = of a new one
 */
record PanelInput(PanelForm form, Long revision, Long panelId) {

    static PanelInput forNewPanel(JsonBody body) {
        return read(body, false, false);
    }

    static PanelInput forEdit(JsonBody body) {
        return read(body, true, false);
    }

    static PanelInput forTest(JsonBody body) {
        return read(body, false, true);
    }

    private static PanelInput read(JsonBody body, boolean edit, boolean test) {
        JsonBody tls = body.object("tls");
        var form = new PanelForm(body.text("label"), body.text("group"), body.text("url"), body.texts("tags"),
                login(body.object("credentials")), tls == null ? null : tls.text("pin"), body.number("pollSeconds"));
        var input = new PanelInput(form, edit ? body.id("revision") : null, test ? body.id("panelId") : null);
        body.done();
        return input;
    }

    private static PanelForm.Login login(JsonBody credentials) {
        if (credentials == null) {
            return null;
        }
        JsonBody second = credentials.object("secondFactor");
        return new PanelForm.Login(credentials.text("username"), credentials.text("password"),
                second == null ? null : second.text("totpSeed"), second == null ? null : second.text("loginSecret"),
                credentials.text("token"));
    }
}
