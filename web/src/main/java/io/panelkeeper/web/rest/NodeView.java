package io.panelkeeper.web.rest;

import io.panelkeeper.web.observe.NodeService.NodeStatus;
import io.panelkeeper.web.observe.PollStatistics;
import io.panelkeeper.web.observe.PollStatistics.Punctuality;

/** A node and how punctual its polls were. */
public record NodeView(String node, Polls polls) {

    /**
     * @param windowSeconds what the figures are about
     * @param missed        due times that passed without a poll
     */
    public record Polls(long windowSeconds, long started, long latenessP50Millis, long latenessP99Millis, long missed) {
    }

    static NodeView of(NodeStatus status) {
        Punctuality polls = status.polls();
        return new NodeView(status.name(), new Polls(PollStatistics.WINDOW.toSeconds(), polls.polls(), polls.p50(), polls.p99(),
                polls.missed()));
    }
}
