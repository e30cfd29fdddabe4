package io.panelkeeper.web.fleet;

import static io.panelkeeper.core.access.Privilege.CLIENT_VIEW;

import io.panelkeeper.core.fleet.OnlineClients;
import io.panelkeeper.persistence.fleet.OnlineRepository;
import io.panelkeeper.web.access.Caller;
import io.panelkeeper.web.access.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Who is online now, on all panels the caller may see. */
@ApplicationScoped
@Transactional
public class OnlineService {

    @Inject
    private OnlineRepository online;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /**
     * @param query   part of a name, in whatever case; empty = all
     * @param groupId {@code null} = all groups
     * @param cursor  from the page before; {@code null} = from the start
     * @param limit   1 – 500 names
     * @throws IllegalArgumentException for a cursor that is not ours
     */
    @Requires(CLIENT_VIEW)
    public OnlineClients online(String query, Long groupId, String cursor, int limit) {
        return online.page(query, groupId, cursor, limit, caller.scope(), clock.instant());
    }

    /** The same by position, for tables that jump to a page. */
    @Requires(CLIENT_VIEW)
    public OnlineClients onlineAt(String query, Long groupId, int first, int limit) {
        return online.pageAt(query, groupId, first, limit, caller.scope(), clock.instant());
    }
}
