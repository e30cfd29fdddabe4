package io.panelkeeper.persistence.fleet;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.persistence.jdbc.Parameters;
import java.sql.SQLException;

/** A scope as a condition. */
record Visible(PanelScope scope) {

    /** @param panel alias of the table {@code panel} */
    String sql(String panel) {
        return scope.all() ? " TRUE " : " (" + panel + ".group_id = ANY (?) OR " + panel + ".id = ANY (?)) ";
    }

    Parameters bind(Parameters parameters) throws SQLException {
        return scope.all() ? parameters : parameters.numbers(scope.groups()).numbers(scope.panels());
    }
}
