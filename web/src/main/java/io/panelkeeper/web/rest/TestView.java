package io.panelkeeper.web.rest;

import io.panelkeeper.core.fleet.TestStep;
import java.util.List;
import java.util.Locale;

/** How far a panel could be reached; nothing was saved. */
public record TestView(List<StepView> steps) {

    /**
     * @param step    {@code name}, {@code connection}, {@code tls}, {@code panel}, {@code version}, {@code login},
     *                {@code xray}
     * @param outcome {@code ok}, {@code failed}, {@code skipped}
     * @param cause   {@code null} unless failed
     */
    public record StepView(String step, String outcome, String detail, CauseView cause) {
    }

    static TestView of(List<TestStep> steps, Locale language) {
        return new TestView(steps.stream().map(step -> new StepView(Words.word(step.step()), Words.word(step.outcome()),
                step.detail(), CauseView.of(step.failure(), language))).toList());
    }
}
