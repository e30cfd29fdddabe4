package io.panelkeeper.core.panel.reading;

/**
 * JSON that is not what the wire contract says. Knows the place once it has travelled up through the readers around it.
 */
final class BrokenJson extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final StringBuilder place = new StringBuilder();

    /** @param problem follows the place: "is no whole number" */
    BrokenJson(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    BrokenJson inMember(String name) {
        place.insert(0, place.isEmpty() || place.charAt(0) == '[' ? name : name + ".");
        return this;
    }

    BrokenJson inElement(int index) {
        place.insert(0, place.isEmpty() || place.charAt(0) == '[' ? "[" + index + "]" : "[" + index + "].");
        return this;
    }

    @Override
    public String getMessage() {
        return place.isEmpty() ? problem : place + " " + problem;
    }
}
