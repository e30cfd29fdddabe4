package io.panelkeeper.web.access;

import io.panelkeeper.core.access.Privilege;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Who may be told of which panels, asked outside any request of theirs: by what they hold now, not by what they held
 * when a page was opened.
 */
@ApplicationScoped
public class Viewers {

    @Inject
    private People people;

    /** The panels among these that a person may see; none once the person is disabled. */
    public Set<Long> visible(String username, Set<Long> panelIds) {
        // As for Caller.scope(): everyone who may see panels sees them all, until roles can be granted on some.
        return people.findByName(username)
                .filter(person -> person.role().privileges().contains(Privilege.PANEL_VIEW))
                .map(person -> panelIds)
                .orElse(Set.of());
    }
}
