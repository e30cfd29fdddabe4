package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.core.fleet.PanelImport;
import io.panelkeeper.core.fleet.PanelImport.Preview;
import io.panelkeeper.web.panel.ConflictException;
import io.panelkeeper.web.panel.GroupService;
import io.panelkeeper.web.panel.PanelService;
import io.panelkeeper.web.text.ErrorTexts;
import io.panelkeeper.web.text.Format;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Many panels from a CSV text: checked line by line, then all or none are added. The text stays in the browser in between. */
@Named
@RequestScoped
public class ImportBacking {

    @Inject
    private PanelService panels;

    @Inject
    private GroupService groups;

    @Inject
    private Format format;

    private String csv;
    private Preview preview;

    public void check() {
        preview = PanelImport.preview(csv == null ? "" : csv, groups.groups(), panels::twinOf);
    }

    public void add() {
        check();
        if (preview.importable()) {
            try {
                int added = panels.addAll(preview.drafts()).size();
                Messages.addFlashGlobalInfo("{0}", format.text("import.added", added));
                Faces.redirect(Faces.getRequestContextPath() + "/");
            } catch (ConflictException e) {
                FieldMessages.conflict(e.field());
            }
        }
    }

    /** The column and the sentence. */
    public String error(FieldError error) {
        String sentence = ErrorTexts.text(error, Faces.getLocale());
        return error.field().isEmpty() || error.field().equals("file") ? sentence : error.field() + ": " + sentence;
    }

    /** Whether the button is there: after a preview without errors, and while its click is read, when there is no preview yet. */
    public boolean isImportable() {
        return preview == null ? Faces.isPostback() && !Faces.isRenderResponse() : preview.importable();
    }

    public int getSize() {
        return preview == null ? 0 : preview.lines().size();
    }

    /** Lines that cannot be added as they are. */
    public long getWrong() {
        return preview.lines().stream().filter(line -> line.draft() == null).count();
    }

    public String getColumns() {
        return String.join(", ", PanelImport.COLUMNS);
    }

    public String getCsv() {
        return csv;
    }

    public void setCsv(String csv) {
        this.csv = csv;
    }

    public Preview getPreview() {
        return preview;
    }
}
