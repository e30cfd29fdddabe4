package io.panelkeeper.core.demo;

/** The few routes that change something. */
final class Operations {

    private Operations() {
    }

    static Answer stopXray(DemoPanel panel, DemoRequest request, DemoSession session) {
        boolean running = panel.state().xrayAt(panel.state().now()).running();
        if (!running && panel.release().since(2, 6, 0)) {
            return Answer.message(false, "There was an error when stopping the Xray. (xray is not running)");
        }
        panel.stopXrayByHand();
        return Answer.message(true, "Xray service has been stopped successfully.");
    }

    static Answer restartXray(DemoPanel panel, DemoRequest request, DemoSession session) {
        panel.startXray();
        return Answer.message(true, "Xray service has been restarted successfully.");
    }

    static Answer notSimulated(DemoPanel panel, DemoRequest request, DemoSession session) {
        return Answer.message(false, "The simulated panel does not do this.");
    }
}
