package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.Checked;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelDraftReader;
import io.panelkeeper.core.fleet.PanelDraftReader.Target;
import io.panelkeeper.core.fleet.PanelRef;
import io.panelkeeper.core.fleet.TestStep;
import io.panelkeeper.core.panel.MalformedPanelUrlException;
import io.panelkeeper.core.panel.PanelUrl;
import io.panelkeeper.web.panel.ConflictException;
import io.panelkeeper.web.panel.GroupService;
import io.panelkeeper.web.panel.NotFoundException;
import io.panelkeeper.web.panel.PanelService;
import io.panelkeeper.web.panel.PanelTestService;
import io.panelkeeper.web.text.Format;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/**
 * The form of one panel, a new one or one that is edited. Lives for one request, so that what was typed, secrets above all, is kept by
 * nobody but the browser until it is saved.
 */
@Named
@RequestScoped
public class EditPanelBacking {

    /** {@code null} = a new panel. */
    @Inject
    @Param
    private Long id;

    @Inject
    private PanelService panels;

    @Inject
    private PanelTestService tests;

    @Inject
    private GroupService groups;

    @Inject
    private Format format;

    private PanelFields fields = new PanelFields();
    private List<TestStep> steps;
    private PanelRef twin;

    /** Before anything is rendered. */
    public void load() {
        try {
            fields = PanelFields.of(panels.panel(Optional.ofNullable(id).orElseThrow(() -> new NotFoundException("panel", null))));
        } catch (NotFoundException e) {
            Faces.responseSendError(404, null);
        }
    }

    /** As soon as an address is typed: is it watched already? */
    public void notice() {
        try {
            twin = twinOf(PanelUrl.parse(fields.getUrl() == null ? "" : fields.getUrl())).orElse(null);
        } catch (MalformedPanelUrlException e) {
            twin = null; // told when it is tested or saved
        }
    }

    /** Tries the connection; saves nothing. */
    public void test() {
        Checked<Target> target = PanelDraftReader.target(fields.form(), id != null);
        if (!target.ok()) {
            FieldMessages.show(target.errors());
            return;
        }
        try {
            steps = tests.test(target.value().url(), target.value().credentials(), target.value().tls(), id);
        } catch (ConflictException e) {
            FieldMessages.conflict(e.field());
        }
    }

    public void save() {
        Checked<PanelDraft> draft = id == null
                ? PanelDraftReader.forNewPanel(fields.form(), getGroups())
                : PanelDraftReader.forEdit(fields.form(), getGroups());
        if (!draft.ok()) {
            FieldMessages.show(draft.errors());
            return;
        }
        twin = twinOf(draft.value().url()).orElse(null);
        if (twin == null) {
            save(draft.value());
        }
    }

    private void save(PanelDraft draft) {
        try {
            if (id == null) {
                id = panels.add(draft).id();
            } else {
                panels.edit(id, fields.getVersion(), draft);
            }
            Messages.addFlashGlobalInfo("{0}", format.text("panel.saved", draft.label()));
            Faces.redirect(Faces.getRequestContextPath() + "/panels/" + id);
        } catch (ConflictException e) {
            FieldMessages.conflict(e.field());
        }
    }

    private Optional<PanelRef> twinOf(PanelUrl url) {
        return panels.twinOf(url).filter(panel -> id == null || panel.id() != id);
    }

    public PanelFields getFields() {
        return fields;
    }

    public List<Group> getGroups() {
        return groups.groups();
    }

    public List<TestStep> getSteps() {
        return steps;
    }

    public PanelRef getTwin() {
        return twin;
    }

    public Long getId() {
        return id;
    }
}
