package io.panelkeeper.web.demo;

import io.panelkeeper.core.access.PanelScope;
import io.panelkeeper.core.demo.DemoFleet.Member;
import io.panelkeeper.core.fleet.Group;
import io.panelkeeper.core.fleet.PanelDraft;
import io.panelkeeper.core.fleet.PanelSummary;
import io.panelkeeper.core.panel.TlsTrust;
import io.panelkeeper.persistence.fleet.FleetRepository;
import io.panelkeeper.persistence.panel.Panel;
import io.panelkeeper.persistence.panel.PanelRepository;
import io.panelkeeper.web.panel.PanelSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enters the simulated panels into the register, or their new address after a restart. A panel is recognised by its label. */
@ApplicationScoped
public class DemoRegistration {

    @Inject
    private PanelRepository panels;

    @Inject
    private FleetRepository fleet;

    @Inject
    private PanelSecrets secrets;

    @Inject
    private Clock clock;

    @Transactional
    public void register(List<Member> members) {
        Instant now = clock.instant();
        Map<String, PanelSummary> known = Stream.concat(fleet.panels(PanelScope.ALL, now).stream(),
                fleet.archived(PanelScope.ALL, now).stream())
                .collect(Collectors.toMap(PanelSummary::label, Function.identity(), (first, second) -> first));
        List<PanelDraft> added = new ArrayList<>();
        for (Member member : members) {
            PanelDraft draft = draft(member, now);
            PanelSummary before = known.get(member.label());
            if (before == null) {
                added.add(draft);
            } else if (!before.url().equals(member.url())) {
                Panel panel = panels.find(before.id(), PanelScope.ALL).orElseThrow();
                panels.edit(panel, panel.getVersion(), draft, secrets.seal(before.id(), draft.credentials()), now);
            }
        }
        panels.add(added, secrets::seal, now, true);
    }

    private PanelDraft draft(Member member, Instant now) {
        Group group = panels.groupNamed(member.group()).orElseGet(() -> panels.addGroup(member.group(), now));
        return new PanelDraft(member.label(), group.id(), member.url(), List.copyOf(member.tags()), member.credentials(),
                TlsTrust.SYSTEM, member.pollPeriod());
    }
}
