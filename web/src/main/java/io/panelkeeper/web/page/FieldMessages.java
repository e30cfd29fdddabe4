package io.panelkeeper.web.page;

import io.panelkeeper.core.fleet.FieldError;
import io.panelkeeper.web.text.ErrorTexts;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Components;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Shows what is wrong beside the field it belongs to, and at the top of the page what belongs to none. */
public final class FieldMessages {

    private FieldMessages() {
    }

    /**
     * An error belongs to the input whose id is the last word of the error's field: {@code totpSeed} for {@code
     * credentials.secondFactor.totpSeed}.
     */
    public static void show(List<FieldError> errors) {
        for (FieldError error : errors) {
            String text = ErrorTexts.text(error, Faces.getLocale());
            Optional<UIInput> input = input(error.field().substring(error.field().lastIndexOf('.') + 1));
            input.ifPresent(found -> found.setValid(false));
            Messages.addError(input.map(found -> found.getClientId(FacesContext.getCurrentInstance())).orElse(null),
                    "{0}", text);
        }
    }

    /** Somebody else's change, or something that exists already. */
    public static void conflict(String field) {
        show(List.of(FieldError.of(field, "conflict." + field)));
    }

    /** A sentence of the bundle that belongs to no field. */
    public static void show(String key, Object... args) {
        Messages.addGlobalError("{0}", ErrorTexts.text(Faces.getLocale(), key, args));
    }

    private static Optional<UIInput> input(String id) {
        UIComponent form = Components.getCurrentForm();
        return form == null
                ? Optional.empty()
                : Components.findComponentsInChildren(form, UIInput.class).stream().filter(input -> input.getId().equals(id))
                        .findFirst();
    }
}
