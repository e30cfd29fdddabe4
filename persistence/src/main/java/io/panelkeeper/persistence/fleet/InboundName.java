package io.panelkeeper.persistence.fleet;

/** What people call an inbound. */
final class InboundName {

    private InboundName() {
    }

    static String of(String remark, String tag) {
        return remark.isBlank() ? tag : remark;
    }
}
