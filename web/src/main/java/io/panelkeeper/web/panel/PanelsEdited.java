package io.panelkeeper.web.panel;

import java.util.Set;

/** CDI event of a service's transaction: a person changed these panels. */
public record PanelsEdited(Set<Long> ids) {
}
